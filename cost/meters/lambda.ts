import type { Resource } from '../../terraform/model/resource';
import { invocationsOf, namesOf } from '../calls/invocations';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';
import { architectureOf, memoryOf } from './lambda-settings';
import { environmentsOf } from './provisioned-concurrency';

/** Megabytes of `/tmp` that every function has. */
const freeStorage = 512;

/** Calls of functions, the memory they hold while they run, and their storage. */
export const lambdaUsage = (stack: Stack): readonly Usage[] =>
  stack.all('aws_lambda_function').flatMap((lambda) => functionUsage(lambda, stack));

function functionUsage(lambda: Resource, stack: Stack): Usage[] {
  const calls = invocationsOf(lambda, stack);
  const ms = calls.isZero ? Exact.zero : billedMs(lambda, stack);
  const ready = calls.isZero ? Exact.zero : calls.times(provisionedShare(lambda, stack));
  const [memory, arch] = [memoryOf(lambda, stack), architectureOf(lambda, stack)];
  const seconds = (count: Exact, mb: Exact): Exact => count.times(ms).over(1000).times(mb).over(1024);
  const how = (count: Exact): string => `${shown(count)} calls × ${shown(ms)} ms × ${shown(memory)} MB`;
  const onDemand = calls.minus(ready);
  return [
    usage('lambda.requests', lambda, calls, `${shown(calls)} calls`),
    usage(`lambda.duration.${arch}`, lambda, seconds(onDemand, memory), how(onDemand)),
    usage(`lambda.provisioned-duration.${arch}`, lambda, seconds(ready, memory), how(ready)),
    ...storageUsage(lambda, calls.times(ms).over(1000), stack),
  ];
}

function storageUsage(lambda: Resource, seconds: Exact, stack: Stack): Usage[] {
  const storage = lambda.block('ephemeral_storage');
  const mb = storage && stack.number(storage, 'size', freeStorage, lambda.address);
  if (!mb?.isMoreThan(freeStorage)) return [];
  const extra = mb.minus(freeStorage);
  const quantity = seconds.times(extra).over(1024);
  return [usage('lambda.ephemeral', lambda, quantity, `${shown(seconds)} seconds × ${shown(extra)} MB`)];
}

function billedMs(lambda: Resource, { traffic, notes }: Stack): Exact {
  const stated = traffic.ofFunction(namesOf(lambda), 'durationMs');
  if (stated === undefined) notes.assume(`${lambda.address}: durationMs: 50, the default`);
  return (stated ?? Exact.of(50)).ceiling();
}

/** The share of calls that environments standing ready serve; none where none are configured. */
function provisionedShare(lambda: Resource, stack: Stack): Exact {
  if (environmentsOf(lambda, stack).isZero) return Exact.zero;
  const stated = stack.traffic.ofFunction(namesOf(lambda), 'provisionedShare');
  if (stated === undefined)
    stack.notes.assume(`${lambda.address}: provisionedShare: 1, the default where some stand ready`);
  return stated ?? Exact.of(1);
}
