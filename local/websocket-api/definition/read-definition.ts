import { booleanOf, numberOf, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { idOf, partsOf } from '../../gateway/api-parts';
import { readStages } from '../../gateway/stages';
import { textMapOf, textsOf } from '../../gateway/values';
import type {
  Authorization,
  AuthorizerDefinition,
  IntegrationDefinition,
  RouteDefinition,
  TemplateChoice,
  WebSocketApiDefinition,
} from './definition';

/** Milliseconds that API Gateway waits for an integration at most. */
const longestTimeout = 29_000;

/** Reads a WebSocket API with all its parts. */
export function readDefinition(api: Resource, model: Model): WebSocketApiDefinition {
  const id = idOf(api);
  const routes = partsOf(model, 'aws_apigatewayv2_route', id).map((route) => readRoute(route, model, id));
  return {
    id,
    address: api.address,
    routeSelection: textOf(api.get('route_selection_expression')) ?? '$request.body.action',
    defaultEndpointDisabled: booleanOf(api.get('disable_execute_api_endpoint')) === true,
    routes: new Map(routes.map((route) => [route.key, route])),
    stages: readStages(model, id),
  };
}

function readRoute(route: Resource, model: Model, api: string): RouteDefinition {
  const target = (textOf(route.get('target')) ?? '').replace(/^integrations\//, '');
  const integration = partsOf(model, 'aws_apigatewayv2_integration', api).find((one) => idOf(one) === target);
  const response = partsOf(model, 'aws_apigatewayv2_route_response', api).find(
    (one) => textOf(one.get('route_id')) === idOf(route),
  );
  return {
    key: textOf(route.get('route_key')) ?? '',
    address: route.address,
    authorization: authorizationOf(route, model, api),
    integration: integration && readIntegration(integration, model, api),
    response: response && { selection: undefined, templates: {} },
    model: modelOf(route, model, api),
  };
}

function authorizationOf(route: Resource, model: Model, api: string): Authorization {
  const type = textOf(route.get('authorization_type')) ?? 'NONE';
  if (type === 'AWS_IAM') return { type };
  const id = textOf(route.get('authorizer_id'));
  const authorizer = partsOf(model, 'aws_apigatewayv2_authorizer', api).find((one) => idOf(one) === id);
  return type === 'CUSTOM' && authorizer !== undefined
    ? { type, authorizer: readAuthorizer(authorizer) }
    : { type: 'NONE' };
}

const readAuthorizer = (authorizer: Resource): AuthorizerDefinition => ({
  id: idOf(authorizer),
  address: authorizer.address,
  uri: textOf(authorizer.get('authorizer_uri')) ?? '',
  identitySources: textsOf(authorizer.get('identity_sources')),
  credentialsArn: textOf(authorizer.get('authorizer_credentials_arn')),
});

/** The schema of the model that a route demands. Its one key is what the model selection expression chooses. */
function modelOf(route: Resource, model: Model, api: string): string | undefined {
  const [name] = Object.values(textMapOf(route.get('request_models')));
  if (name === undefined || route.lacks('model_selection_expression')) return undefined;
  const found = partsOf(model, 'aws_apigatewayv2_model', api).find((one) => textOf(one.get('name')) === name);
  return found && textOf(found.get('schema'));
}

function readIntegration(resource: Resource, model: Model, api: string): IntegrationDefinition {
  const text = (name: string) => textOf(resource.get(name));
  const responses = partsOf(model, 'aws_apigatewayv2_integration_response', api).filter(
    (one) => textOf(one.get('integration_id')) === idOf(resource),
  );
  return {
    address: resource.address,
    type: (text('integration_type') ?? 'AWS_PROXY') as IntegrationDefinition['type'],
    uri: text('integration_uri') ?? '',
    method: text('integration_method') ?? 'POST',
    timeout: numberOf(resource.get('timeout_milliseconds')) ?? longestTimeout,
    request: templatesOf(resource, 'request_templates'),
    passthrough: text('passthrough_behavior') ?? 'WHEN_NO_MATCH',
    requestParameters: textMapOf(resource.get('request_parameters')),
    credentialsArn: text('credentials_arn'),
    responseSelection: text('integration_response_selection_expression'),
    responses: responses.map((one) => ({
      key: textOf(one.get('integration_response_key')) ?? '$default',
      content: templatesOf(one, 'response_templates'),
    })),
  };
}

const templatesOf = (resource: Resource, name: string): TemplateChoice => ({
  selection: textOf(resource.get('template_selection_expression')),
  templates: textMapOf(resource.get(name)),
});
