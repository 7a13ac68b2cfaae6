import { functionNamed } from '../../terraform/apis/lambda-functions';
import { textOf } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';
import { namesOf } from '../calls/invocations';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { monthHours, type Usage, usage } from '../usage';
import { scaled, targetsOf } from './autoscaling';
import { architectureOf, memoryOf } from './lambda-settings';

const type = 'aws_lambda_provisioned_concurrency_config';
const dimension = 'lambda:function:ProvisionedConcurrency';

/** Environments of functions that stand ready, used or not. */
export function provisionedConcurrencyUsage(stack: Stack): readonly Usage[] {
  for (const config of stack.all(type)) {
    if (functionNamed(config, 'function_name', stack.model) === undefined)
      stack.notes.leaveOut(config.address, 'its function, whose memory decides, is not of the stack');
  }
  return stack.all('aws_lambda_function').flatMap((lambda) => readyUsage(lambda, stack));
}

function readyUsage(lambda: Resource, stack: Stack): Usage[] {
  const environments = environmentsOf(lambda, stack);
  if (environments.isZero) return [];
  const [hours, memory] = [provisionedHours(lambda, stack), memoryOf(lambda, stack)];
  const quantity = environments.times(hours).times(3600).times(memory).over(1024);
  const how = `${shown(environments)} environments × ${shown(hours)} h × 3,600 s × ${shown(memory)} MB`;
  return [usage(`lambda.provisioned.${architectureOf(lambda, stack)}`, configuring(lambda, stack), quantity, how)];
}

/** Environments of a function that stand ready. */
export const environmentsOf = (lambda: Resource, stack: Stack): Exact =>
  Exact.sum(configuring(lambda, stack).map((one) => configured(one, lambda, stack)));

function configured(resource: Resource, lambda: Resource, stack: Stack): Exact {
  const [first] = scalersOf(lambda, stack);
  if (resource === first) return scaled(undefined, [first], stack);
  const written = stack.number(resource, 'provisioned_concurrent_executions', 1, resource.address);
  return scaled(written, scalersOf(lambda, stack), stack);
}

/** What configures environments of a function: its configurations, else what scales it. */
function configuring(lambda: Resource, stack: Stack): readonly Resource[] {
  const configs = stack.all(type).filter((one) => functionNamed(one, 'function_name', stack.model) === lambda);
  return configs.length > 0 ? configs : scalersOf(lambda, stack).slice(0, 1);
}

const scalersOf = (lambda: Resource, stack: Stack): readonly Resource[] =>
  targetsOf(dimension, stack).filter((target) => {
    const name = /^function:([^:]+)/.exec(textOf(target.get('resource_id')) ?? '')?.[1];
    const followed = stack.model.follow(target, 'resource_id', 'aws_lambda_function');
    return followed === lambda || (name !== undefined && lambda.get('function_name') === name);
  });

function provisionedHours(lambda: Resource, { traffic, notes }: Stack): Exact {
  const stated = traffic.ofFunction(namesOf(lambda), 'provisionedHours');
  if (stated === undefined) notes.assume(`${lambda.address}: provisionedHours: ${monthHours}, the default`);
  return stated ?? Exact.of(monthHours);
}
