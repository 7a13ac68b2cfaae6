import type { Json } from '../../with-terraform/synthesized';
import type { ReadBack } from './read-back';

const routes: ReadBack = {
  type: 'aws_apigatewayv2_route',
  command: ({ api_id }) => ['apigatewayv2', 'get-routes', '--api-id', api_id],
  deployed: ({ Items }) =>
    Items.map((item: Json) => ({
      key: item.RouteKey,
      authorization: item.AuthorizationType,
      authorizer: item.AuthorizerId ?? '',
      scopes: (item.AuthorizationScopes ?? []).toSorted(),
      target: item.Target ?? '',
    })),
  expected: (route) => ({
    key: route.route_key,
    authorization: route.authorization_type,
    authorizer: route.authorizer_id,
    scopes: (route.authorization_scopes ?? []).toSorted(),
    target: route.target,
  }),
};

const integrations: ReadBack = {
  type: 'aws_apigatewayv2_integration',
  command: ({ api_id }) => ['apigatewayv2', 'get-integrations', '--api-id', api_id],
  deployed: ({ Items }) =>
    Items.map((item: Json) => ({
      kind: item.IntegrationType,
      subtype: item.IntegrationSubtype ?? '',
      uri: item.IntegrationUri ?? '',
      connection: item.ConnectionType,
      link: item.ConnectionId ?? '',
      timeout: item.TimeoutInMillis,
      parameters: item.RequestParameters ?? {},
    })),
  expected: (integration) => ({
    kind: integration.integration_type,
    subtype: integration.integration_subtype,
    uri: integration.integration_uri,
    connection: integration.connection_type,
    link: integration.connection_id,
    timeout: integration.timeout_milliseconds,
    parameters: integration.request_parameters ?? {},
  }),
};

const authorizers: ReadBack = {
  type: 'aws_apigatewayv2_authorizer',
  command: ({ api_id, id }) => ['apigatewayv2', 'get-authorizer', '--api-id', api_id, '--authorizer-id', id],
  deployed: (authorizer) => [
    {
      name: authorizer.Name,
      kind: authorizer.AuthorizerType,
      sources: (authorizer.IdentitySource ?? []).toSorted(),
      issuer: authorizer.JwtConfiguration?.Issuer,
      audience: authorizer.JwtConfiguration?.Audience?.toSorted(),
      uri: authorizer.AuthorizerUri ?? '',
      ttl: authorizer.AuthorizerResultTtlInSeconds ?? 0,
      simple: authorizer.EnableSimpleResponses ?? false,
    },
  ],
  expected: (authorizer) => ({
    name: authorizer.name,
    kind: authorizer.authorizer_type,
    sources: (authorizer.identity_sources ?? []).toSorted(),
    issuer: authorizer.jwt_configuration[0]?.issuer,
    audience: authorizer.jwt_configuration[0]?.audience.toSorted(),
    uri: authorizer.authorizer_uri,
    ttl: authorizer.authorizer_result_ttl_in_seconds ?? 0,
    simple: authorizer.enable_simple_responses,
  }),
};

const stages: ReadBack = {
  type: 'aws_apigatewayv2_stage',
  command: ({ api_id }) => ['apigatewayv2', 'get-stages', '--api-id', api_id],
  deployed: ({ Items }) =>
    Items.map((item: Json) => ({
      name: item.StageName,
      burst: item.DefaultRouteSettings.ThrottlingBurstLimit,
      rate: item.DefaultRouteSettings.ThrottlingRateLimit,
      log: item.AccessLogSettings?.DestinationArn,
      variables: item.StageVariables ?? {},
      routes: Object.entries<Json>(item.RouteSettings ?? {})
        .map(([key, { ThrottlingBurstLimit, ThrottlingRateLimit }]) =>
          [key, ThrottlingBurstLimit, ThrottlingRateLimit].join(' '),
        )
        .toSorted(),
    })),
  expected: (stage) => ({
    name: stage.name,
    burst: stage.default_route_settings[0]?.throttling_burst_limit,
    rate: stage.default_route_settings[0]?.throttling_rate_limit,
    log: stage.access_log_settings[0]?.destination_arn,
    variables: stage.stage_variables ?? {},
    routes: stage.route_settings
      .map((route: Json) => [route.route_key, route.throttling_burst_limit, route.throttling_rate_limit].join(' '))
      .toSorted(),
  }),
};

const mappings: ReadBack = {
  type: 'aws_apigatewayv2_api_mapping',
  command: ({ domain_name }) => ['apigatewayv2', 'get-api-mappings', '--domain-name', domain_name],
  deployed: ({ Items }) =>
    Items.map((item: Json) => ({ api: item.ApiId, stage: item.Stage, key: item.ApiMappingKey ?? '' })),
  expected: ({ api_id, stage, api_mapping_key }) => ({ api: api_id, stage, key: api_mapping_key }),
};

/** HTTP and WebSocket APIs. */
export const httpApis: readonly ReadBack[] = [routes, integrations, authorizers, stages, mappings];
