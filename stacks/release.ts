import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Release } from '../config/release';
import { Alarm } from '../constructs/alarm/alarm';
import { DeploymentApp } from '../constructs/codedeploy/deployment-app';
import { DeploymentConfig } from '../constructs/codedeploy/deployment-config';
import { DeploymentGroup } from '../constructs/codedeploy/deployment-group';
import { DeploymentRole } from '../constructs/codedeploy/deployment-role';
import { checkShift } from '../constructs/codedeploy/shift';
import { FunctionAlias } from '../constructs/lambda/function-alias';
import { addressOf } from '../constructs/named-construct';
import { didYouMean } from '../constructs/nearest-name';
import { PropError } from '../constructs/prop-error';
import { prefixOf } from './environment-of';

/**
 * Lets changes of functions reach callers as `config/` says; without a release nothing is made. To be called last, when the stack has its
 * alarms. The output `release` tells `npm run release` how the stack is released.
 *
 * @param atOnce Aliases that follow the newest version at once; all others of the stack are released.
 */
export function releaseGradually(
  scope: Construct,
  release: Release | undefined,
  atOnce: readonly FunctionAlias[] = [],
): void {
  if (release === undefined) return;
  const stack = TerraformStack.of(scope);
  checkShift(stack, release, 'settings.release.');
  const alarms = alarmsNamed(stack, release);
  releaseAliases(stack, release, aliasesBut(stack, atOnce), alarms);
  const { percent, minutes, linear = false } = release;
  const names = alarms.map(({ alarmName }) => alarmName);
  new TerraformOutput(stack, 'output.release', {
    value: JSON.stringify({ percent, minutes, linear, alarms: names }),
    description: 'How npm run release lets a change reach callers',
  });
}

function releaseAliases(
  stack: TerraformStack,
  release: Release,
  aliases: readonly FunctionAlias[],
  alarms: readonly Alarm[],
): void {
  const prefix = prefixOf(stack);
  const name = `${prefix}-release`;
  const { percent, minutes, linear } = release;
  const app = new DeploymentApp(stack, 'release', { name });
  const config = new DeploymentConfig(stack, 'release', { namePrefix: prefix, percent, minutes, linear });
  const role = new DeploymentRole(stack, 'release', { name, aliases });
  for (const alias of aliases) {
    new DeploymentGroup(stack, { name: `${alias.address}-of-${stack.node.id}`, app, config, role, alias, alarms });
  }
}

const aliasesBut = (stack: TerraformStack, atOnce: readonly FunctionAlias[]): FunctionAlias[] =>
  stack.node
    .findAll()
    .filter((one): one is FunctionAlias => one instanceof FunctionAlias)
    .filter((alias) => !atOnce.includes(alias));

/** The alarms that `config/` names, each of which must have the time to go off. */
function alarmsNamed(stack: TerraformStack, { alarms, minutes }: Release): Alarm[] {
  const known = new Map(alarmsOf(stack));
  const names = [...known.keys()];
  if (!Array.isArray(alarms) || alarms.length === 0)
    refuse(stack, 'one alarm or more', alarms, `This stack has ${names.join(', ') || 'none'}.`);
  return alarms.map((name) => {
    const alarm = known.get(name);
    if (alarm === undefined)
      return refuse(stack, 'the Terraform names of alarms of this stack', name, didYouMean(name, names));
    if (alarm.minutes < minutes) return alarm;
    const was = `${name}, which needs ${alarm.minutes} minutes to go off`;
    return refuse(
      stack,
      `alarms that go off before ${minutes} minutes have passed`,
      was,
      'Give the release more minutes.',
    );
  });
}

const alarmsOf = (stack: TerraformStack): [string, Alarm][] =>
  stack.node.findAll().flatMap((one) => (one instanceof Alarm ? [[nameOf(stack, one), one]] : []));

const nameOf = (stack: TerraformStack, alarm: Alarm): string =>
  addressOf(alarm.node.scopes.slice(stack.node.scopes.length).map(({ node }) => node.id));

function refuse(stack: TerraformStack, mustBe: string, was: unknown, fix: string): never {
  throw new PropError(stack, { prop: 'settings.release.alarms', mustBe, was, fix });
}
