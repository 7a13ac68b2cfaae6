import { expect, it } from 'vitest';
import { DeploymentApp } from '../../../constructs/codedeploy/deployment-app';
import { DeploymentRole } from '../../../constructs/codedeploy/deployment-role';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

it('DeploymentApp refuses a name that AWS does not take', () => {
  expect(() => synth((scope) => new DeploymentApp(scope, 'release', { name: 'a'.repeat(101) }))).toThrow(
    propRefusal({ prop: 'name', mustBe: '1 to 100 letters, digits and . _ + = , @ -', was: 'a'.repeat(101) }),
  );
});

it('DeploymentRole refuses a name that AWS does not take', () => {
  expect(() => synth((scope) => new DeploymentRole(scope, 'release', { name: 'a b', aliases: [] }))).toThrow(
    propRefusal({ prop: 'name', mustBe: '1 to 64 letters, digits and _ + = , . @ -', was: 'a b' }),
  );
});
