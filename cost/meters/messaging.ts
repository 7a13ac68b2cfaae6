import { type Route, routesOf } from '../../terraform/apis/routes';
import type { Resource } from '../../terraform/model/resource';
import { httpApis, requests, restApis, uncached } from '../calls/apis';
import { schedulesIn } from '../calls/invocations';
import { type Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

/** Messages that routes put without a function, and the schedules of EventBridge Scheduler. */
export const messagingUsage = (stack: Stack): readonly Usage[] => [
  ...putBy(stack, 'sns').map(({ api, count }) =>
    usage(
      'sns.requests',
      [...stack.all('aws_sns_topic'), api].slice(0, 1),
      count,
      `${shown(count)} messages of routes`,
    ),
  ),
  ...putBy(stack, 'events', 'eventbridge').map(({ api, count }) =>
    usage(
      'events.custom',
      [...stack.all('aws_cloudwatch_event_bus'), api].slice(0, 1),
      count,
      `${shown(count)} events of routes`,
    ),
  ),
  ...schedulesIn(stack)
    .filter(({ resource }) => resource.type === 'aws_scheduler_schedule')
    .map(({ resource, runs }) => usage('scheduler.invocations', resource, runs, `${shown(runs)} runs`)),
];

/** Messages that one route of an API puts into a service without a function. */
export interface Put {
  readonly api: Resource;
  readonly route: Route;
  readonly count: Exact;
}

/** What the routes of a stack put into a service. */
export const putBy = (stack: Stack, ...services: readonly string[]): readonly Put[] =>
  [...httpApis(stack), ...restApis(stack)].flatMap((api) => {
    const routes = routesOf(api, stack.model);
    const putting = routes.filter(({ service }) => service !== undefined && services.includes(service));
    return putting.map((route) => {
      const calls = requests(stack).times(api.type === 'aws_apigatewayv2_api' ? 1 : uncached(api, stack));
      return { api, route, count: calls.over(routes.length) };
    });
  });
