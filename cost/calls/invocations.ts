import { functionNamed } from '../../terraform/apis/lambda-functions';
import { type Route, routesOf } from '../../terraform/apis/routes';
import type { Resource } from '../../terraform/model/resource';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { connects, httpApis, messagesIn, requests, restApis, uncached, webSocketApis } from './apis';
import { runsOf } from './schedules';

/** Calls of a function in a month: what was stated, else what the document makes. */
export function invocationsOf(lambda: Resource, stack: Stack): Exact {
  const stated = stack.traffic.ofFunction(namesOf(lambda), 'invocations');
  if (stated !== undefined) return stated;
  const [apis, schedules] = [fromApis(lambda, stack), fromSchedules(lambda, stack)];
  const total = apis.plus(schedules);
  const why = [
    ...(apis.isZero ? [] : ['its share of the calls of the API']),
    ...(schedules.isZero ? [] : ['its schedule']),
  ];
  stack.notes.assume(
    `${lambda.address}: invocations: ${shown(total)}, ${why.join(' and ') || 'nothing that calls it says how often'}`,
  );
  return total;
}

/** The names that the traffic file may call a function by, the exact ones first. */
export function namesOf({ address }: Resource): readonly string[] {
  const name = address.replace(/(^|\.)aws_lambda_function\./, '$1');
  const last = /aws_lambda_function\.(.*)$/.exec(address)?.[1] ?? name;
  return [address, name, last, last.replace(/\[.*$/, '')];
}

function fromApis(lambda: Resource, stack: Stack): Exact {
  const calls = [
    ...httpApis(stack).map((api) => requests(stack).times(share(lambda, routesOf(api, stack.model)))),
    ...restApis(stack).map((api) =>
      requests(stack)
        .times(uncached(api, stack))
        .times(share(lambda, routesOf(api, stack.model))),
    ),
    ...webSocketApis(stack).map((api) => fromWebSocket(lambda, routesOf(api, stack.model), stack)),
  ];
  return Exact.sum(calls);
}

/** Each route of an API is taken to be called as often as any other. */
function share(lambda: Resource, routes: readonly Route[]): Exact {
  const own = routes.filter((route) => route.lambda === lambda).length;
  return own === 0 ? Exact.zero : Exact.of(own).over(routes.length);
}

const handshakes = ['$connect', '$disconnect'];

function fromWebSocket(lambda: Resource, routes: readonly Route[], stack: Stack): Exact {
  const opened = routes.filter((route) => route.lambda === lambda && handshakes.includes(route.name));
  const spoken = share(
    lambda,
    routes.filter(({ name }) => !handshakes.includes(name)),
  );
  const calls = opened.length === 0 ? Exact.zero : connects(stack).times(opened.length);
  return spoken.isZero ? calls : calls.plus(messagesIn(stack).times(spoken));
}

function fromSchedules(lambda: Resource, stack: Stack): Exact {
  return Exact.sum(
    schedulesIn(stack)
      .filter((one) => one.lambda === lambda)
      .map(({ runs }) => runs),
  );
}

/** A schedule that is on: how often it runs in a month, and the function that it calls. */
export interface Schedule {
  readonly resource: Resource;
  readonly runs: Exact;
  readonly lambda?: Resource;
}

/** The schedules of a stack that are on: rules of EventBridge by their targets, and schedules of EventBridge Scheduler. */
export const schedulesIn = (stack: Stack): readonly Schedule[] => [...ruleTargets(stack), ...schedulerSchedules(stack)];

const ruleTargets = (stack: Stack): Schedule[] =>
  stack.all('aws_cloudwatch_event_target').flatMap((target) => {
    const rule = ruleOf(target, stack);
    const off = rule?.get('state') === 'DISABLED' || rule?.get('is_enabled') === false;
    if (rule?.symbolic('schedule_expression') === undefined || off) return [];
    return [scheduleOf(rule, functionNamed(target, 'arn', stack.model), stack)];
  });

function ruleOf(target: Resource, { model }: Stack): Resource | undefined {
  const rule = model.follow(target, 'rule', 'aws_cloudwatch_event_rule');
  const name = target.get('rule');
  return rule ?? model.ofType('aws_cloudwatch_event_rule').find((one) => one.get('name') === name);
}

const schedulerSchedules = (stack: Stack): Schedule[] =>
  stack.all('aws_scheduler_schedule').flatMap((schedule) => {
    const target = schedule.block('target');
    if (schedule.get('state') === 'DISABLED') return [];
    return [scheduleOf(schedule, target && functionNamed(target, 'arn', stack.model), stack)];
  });

function scheduleOf(resource: Resource, lambda: Resource | undefined, { notes }: Stack): Schedule {
  const expression = resource.get('schedule_expression');
  const runs = typeof expression === 'string' ? runsOf(expression) : undefined;
  if (runs === undefined) notes.assume(`${resource.address}: its schedule cannot be read, 0 runs are taken`);
  return { resource, runs: runs ?? Exact.zero, ...(lambda === undefined ? {} : { lambda }) };
}
