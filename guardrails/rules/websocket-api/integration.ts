import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isOn, startOf } from '../apis';
import { rule, shown } from '../define';
import { integration } from '../http-api/integration';
import { invokeArnProblem } from '../invocation';

const guide = (page: string): string => `https://docs.aws.amazon.com/apigateway/latest/developerguide/${page}.html`;

const onWebSocket = (resource: Resource, model: Model): boolean => isOn('WEBSOCKET', resource, model);
const isAws = (resource: Resource): boolean => /^AWS(_PROXY)?$/.test(textOf(resource.get('integration_type')) ?? '');

const mapped = /^integration\.request\.(header|querystring|path|multivalueheader|multivaluequerystring)\.\S+$/;
const expression = /^(((method|route)\.request|context|stageVariables)\.\S+|'[\s\S]*')$/;

/** Rules about what integrations of WebSocket APIs call, and with which parameters. */
export const webSocketIntegrationRules = [
  rule({
    id: 'websocket-api/integration-invoke-arn',
    severity: 'rejects',
    source: guide('apigateway-websocket-api-integration-requests'),
    on: integration,
    demand: 'integration_uri of a function on a WebSocket API must be its invoke ARN',
    fix: 'Use invoke_arn of the function or alias.',
    check: (resource, model) =>
      isAws(resource) && onWebSocket(resource, model) && invokeArnProblem(resource, 'integration_uri'),
  }),
  rule({
    id: 'websocket-api/proxy-lambda-only',
    severity: 'rejects',
    source: guide('apigateway-websocket-api-integration-requests'),
    on: integration,
    demand: 'AWS_PROXY of a WebSocket API must call Lambda',
    fix: 'Use integration_type = "AWS" with templates for other services.',
    check: (resource, model) => {
      const start = startOf(resource.get('integration_uri')) ?? '';
      const service = /^arn:[\w-]+:apigateway:[\w-]+:(?:[\w-]+\.)?([a-z0-9-]+):(?:path|action)\//.exec(start)?.[1];
      return (
        resource.get('integration_type') === 'AWS_PROXY' &&
        service !== undefined &&
        !['lambda', 'firehose'].includes(service) &&
        onWebSocket(resource, model) &&
        `integration_uri must name Lambda with AWS_PROXY on a WebSocket API, named ${service}`
      );
    },
  }),
  rule({
    id: 'websocket-api/integration-parameter',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigatewayv2 IntegrationParameters',
    on: integration,
    demand:
      'request_parameters of a WebSocket API map integration.request.* to route.request.*, context.* or constants',
    fix: 'Write for example { "integration.request.header.id" = "context.connectionId" }; constants stand in single quotes.',
    check: (resource, model) =>
      onWebSocket(resource, model)
        ? Object.entries(resource.map('request_parameters') ?? {}).flatMap(([key, value]) => [
            !mapped.test(key) &&
              `keys of request_parameters must be integration.request.header.NAME, .querystring.NAME or .path.NAME, was ${shown(key)}`,
            typeof value === 'string' &&
              !expression.test(value) &&
              `request_parameters[${shown(key)}] must be route.request.*, context.*, stageVariables.* or in single quotes, was ${shown(value)}`,
          ])
        : undefined,
  }),
];
