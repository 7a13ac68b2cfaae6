import { limits } from '../../../limits/limits';
import { numberOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { apiOf, isOn, protocolOf } from '../apis';
import { rule, shown } from '../define';
import { within } from '../demands';
import { invocationOf, uriArgumentOf } from '../invocation';
import { integration } from './integration';

function timeout(resource: Resource, demand: ReturnType<typeof within>): string | undefined {
  const value = resource.get('timeout_milliseconds');
  return value !== undefined && demand.holds(value) === false
    ? `timeout_milliseconds must ${demand.says}, was ${shown(value)}`
    : undefined;
}

function gatewayTimeout(resource: Resource, model: Model): number | undefined {
  const written = resource.get('timeout_milliseconds');
  if (written !== undefined) return numberOf(written);
  if (resource.type !== integration) return limits.restTimeoutMs.value.most;
  const protocol = protocolOf(apiOf(resource, model));
  return protocol === 'HTTP'
    ? limits.httpTimeoutMs.value.most
    : protocol === 'WEBSOCKET'
      ? limits.websocketTimeoutMs.value.most
      : undefined;
}

/** Rules about `timeout_milliseconds` of `aws_apigatewayv2_integration`, and the function behind it. */
export const integrationTimeoutRules = [
  rule({
    id: 'http-api/integration-timeout',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    on: integration,
    demand: 'timeout_milliseconds of an HTTP API must be from 50 to 30000',
    fix: 'Give at most 30000, and let longer work go on after the answer.',
    check: (resource, model) =>
      protocolOf(apiOf(resource, model)) === 'WEBSOCKET'
        ? undefined
        : timeout(resource, within(limits.httpTimeoutMs.value)),
  }),
  rule({
    id: 'websocket-api/integration-timeout',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-websocket-integration-timeout-range)',
    on: integration,
    demand: 'timeout_milliseconds of a WebSocket API must be from 50 to 29000',
    fix: 'Give at most 29000.',
    check: (resource, model) =>
      isOn('WEBSOCKET', resource, model) ? timeout(resource, within(limits.websocketTimeoutMs.value)) : undefined,
  }),
  rule({
    id: 'lambda/timeout-beyond-gateway',
    severity: 'costs',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    on: [integration, 'aws_api_gateway_integration'],
    demand: 'the function behind an integration must give up before the integration does',
    fix: 'Lower the timeout of the function, or raise that of the integration.',
    check: (resource, model) => {
      const lambda = invocationOf(resource, uriArgumentOf(resource), model)?.lambda;
      const seconds = Number(lambda?.get('timeout') ?? 3);
      const most = gatewayTimeout(resource, model);
      return (
        lambda !== undefined &&
        most !== undefined &&
        seconds * 1000 > most &&
        `must wait at least as long as ${lambda.address}, which may run ${seconds} s, and waits ${most} ms`
      );
    },
  }),
];
