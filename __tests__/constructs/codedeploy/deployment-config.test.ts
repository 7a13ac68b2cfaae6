import { describe, expect, it } from 'vitest';
import { DeploymentConfig, type DeploymentConfigProps } from '../../../constructs/codedeploy/deployment-config';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const config = (props: Partial<DeploymentConfigProps> = {}) =>
  synth(
    (scope) => new DeploymentConfig(scope, 'release', { namePrefix: 'dev-list', percent: 10, minutes: 5, ...props }),
  ).at('aws_codedeploy_deployment_config.release');

describe('DeploymentConfig', () => {
  it('shifts a tenth first, and all the rest after the minutes', () => {
    expect(config()).toMatchObject({
      compute_platform: 'Lambda',
      traffic_routing_config: { type: 'TimeBasedCanary', time_based_canary: { interval: 5, percentage: 10 } },
    });
  });

  it('shifts equal parts where steps are linear', () => {
    expect(config({ linear: true }).traffic_routing_config).toEqual({
      type: 'TimeBasedLinear',
      time_based_linear: { interval: 5, percentage: 10 },
    });
  });

  it('is another one under another name when steps change, made before the old one goes: a group names it', () => {
    expect(config().deployment_config_name).toBe('dev-list-canary-10-percent-5-minutes');
    expect(config({ linear: true, percent: 20 }).deployment_config_name).toBe('dev-list-linear-20-percent-5-minutes');
    expect(config().lifecycle).toEqual({ create_before_destroy: true });
  });

  it.each([0, 100, 2.5])('refuses a first step of %s percent', (percent) => {
    expect(() => config({ percent })).toThrow(
      propRefusal({
        where: 'dev-scratch/DeploymentConfig.release',
        prop: 'percent',
        mustBe: 'a whole number from 1 to 99 percent',
        was: percent,
        fix: 'Write 10 for a tenth of the calls.',
      }),
    );
  });

  it.each([0, 2881])('refuses %s minutes', (minutes) => {
    expect(() => config({ minutes })).toThrow(
      propRefusal({
        where: 'dev-scratch/DeploymentConfig.release',
        prop: 'minutes',
        mustBe: 'a whole number from 1 to 2880 minutes',
        was: minutes,
        fix: 'Take what the alarms need to go off.',
      }),
    );
  });

  it('refuses linear steps that take more than two days in all', () => {
    expect(() => config({ linear: true, percent: 10, minutes: 289 })).toThrow(
      propRefusal({
        where: 'dev-scratch/DeploymentConfig.release',
        prop: 'minutes',
        mustBe: 'at most 2880 for all steps together',
        was: 2890,
        fix: 'Take fewer minutes, or larger steps.',
      }),
    );
    expect(config({ linear: true, percent: 10, minutes: 288 })).toMatchObject({ compute_platform: 'Lambda' });
  });

  it('refuses a name that AWS does not take', () => {
    expect(() => config({ namePrefix: 'dev list' })).toThrow(
      propRefusal({
        prop: 'namePrefix',
        mustBe: 'the beginning of a name of 1 to 100 letters, digits and . _ + = , @ -',
        was: 'dev list-canary-10-percent-5-minutes',
      }),
    );
  });
});
