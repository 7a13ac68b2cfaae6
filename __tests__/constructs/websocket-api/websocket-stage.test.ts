import { describe, expect, it } from 'vitest';
import { AccessLogGroup } from '../../../constructs/logging/access-log-group';
import { ApiGatewayAccount } from '../../../constructs/logging/api-gateway-account';
import { postToConnections } from '../../../constructs/websocket-api/manage-connections';
import { WebSocketApi } from '../../../constructs/websocket-api/websocket-api';
import { WebSocketDeployment } from '../../../constructs/websocket-api/websocket-deployment';
import { WebSocketIntegration } from '../../../constructs/websocket-api/websocket-integration';
import { WebSocketRoute } from '../../../constructs/websocket-api/websocket-route';
import { WebSocketStage, type WebSocketStageProps } from '../../../constructs/websocket-api/websocket-stage';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { apiIn, stageIn } from './websocket-parts';

const document = (props: Partial<WebSocketStageProps> = {}) => synth((scope) => stageIn(scope, props));
const stage = (props: Partial<WebSocketStageProps> = {}) => document(props).at('aws_apigatewayv2_stage.main');

describe('WebSocketStage', () => {
  it('shows its deployment and never deploys by itself', () => {
    expect(stage()).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      name: 'dev',
      deployment_id: '${aws_apigatewayv2_deployment.main.id}',
      auto_deploy: false,
    });
  });

  it('states limits, metrics and logs of every route', () => {
    expect(stage().default_route_settings).toEqual({
      throttling_burst_limit: 50,
      throttling_rate_limit: 25,
      logging_level: 'INFO',
      data_trace_enabled: false,
      detailed_metrics_enabled: true,
    });
  });

  it('states all of them again for a route with limits of its own, whose settings replace the default', () => {
    const settings = synth((scope) => {
      const { api, connect } = apiIn(scope);
      new WebSocketStage(scope, 'main', {
        name: 'dev',
        deployment: new WebSocketDeployment(scope, 'main', { api }),
        throttle: { burstLimit: 50, rateLimit: 25 },
        routeThrottles: [{ route: connect, throttle: { burstLimit: 5, rateLimit: 2.5 } }],
        accessLog: new AccessLogGroup(scope, 'api', { name: 'dev-chat', retentionDays: 7 }),
        executionLog: { level: 'ERROR', retentionDays: 7 },
        loggingRole: 'set elsewhere',
        detailedMetrics: false,
      });
    }).at('aws_apigatewayv2_stage.main').route_settings;

    expect(settings).toEqual([
      {
        route_key: '${aws_apigatewayv2_route.connect.route_key}',
        throttling_burst_limit: 5,
        throttling_rate_limit: 2.5,
        logging_level: 'ERROR',
        data_trace_enabled: false,
        detailed_metrics_enabled: false,
      },
    ]);
  });

  it('writes an access log with the connection and the reasons of failures', () => {
    const { destination_arn, format } = stage().access_log_settings;

    expect(destination_arn).toBe('${aws_cloudwatch_log_group.api.arn}');
    expect(JSON.parse(format)).toEqual({
      requestId: '$context.requestId',
      ip: '$context.identity.sourceIp',
      requestTime: '$context.requestTime',
      eventType: '$context.eventType',
      routeKey: '$context.routeKey',
      connectionId: '$context.connectionId',
      status: '$context.status',
      integrationStatus: '$context.integration.status',
      integrationLatency: '$context.integrationLatency',
      authorizerError: '$context.authorizer.error',
      integrationError: '$context.integrationErrorMessage',
    });
  });

  it('owns the group of its execution log, which API Gateway would keep for ever', () => {
    const synthesized = document({ executionLog: { level: 'INFO', retentionDays: 30, kept: true } });

    expect(synthesized.at('aws_cloudwatch_log_group.main_execution_log')).toMatchObject({
      name: '/aws/apigateway/${aws_apigatewayv2_api.main.id}/dev',
      retention_in_days: 30,
      skip_destroy: true,
    });
    expect(synthesized.at('aws_apigatewayv2_stage.main').depends_on).toEqual([
      'aws_cloudwatch_log_group.main_execution_log',
    ]);
  });

  it('waits for the logging role where the same stack sets it', () => {
    const { depends_on } = synth((scope) =>
      stageIn(scope, { loggingRole: new ApiGatewayAccount(scope, 'account', { roleName: 'logs' }) }),
    ).at('aws_apigatewayv2_stage.main');

    expect(depends_on).toContain('aws_api_gateway_account.account');
  });

  it('takes a logging role that another stack sets', () => {
    let account: ApiGatewayAccount | undefined;
    synth((scope) => {
      account = new ApiGatewayAccount(scope, 'account', { roleName: 'logs' });
    });

    expect(stage({ loggingRole: account }).depends_on).toEqual(['aws_cloudwatch_log_group.main_execution_log']);
  });

  it('does not compile without a word on who sets the logging role', () => {
    // @ts-expect-error AWS refuses a WebSocket stage with logs where no account role is set.
    const withoutRole: WebSocketStageProps = { name: 'dev' };

    expect(withoutRole.loggingRole).toBeUndefined();
  });

  it('gives integrations its variables', () => {
    expect(stage({ variables: { room: 'lobby' } }).stage_variables).toEqual({ room: 'lobby' });
  });

  it('refuses the variables that stages of other kinds refuse', () => {
    expect(() => stage({ variables: { 'my-room': 'lobby' } })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketStage.main',
        prop: 'names of variables',
        mustBe: '1 to 64 letters, digits and underscores',
        was: 'my-room',
        fix: 'Shorten it, and replace other characters.',
      }),
    );
  });

  it('refuses limits of a route of another API', () => {
    const build = () =>
      synth((scope) => {
        const api = new WebSocketApi(scope, 'other', { name: 'dev-other' });
        const { api: main, alias } = apiIn(scope);
        const integration = new WebSocketIntegration(scope, 'other', { api, alias });
        const route = new WebSocketRoute(scope, 'talk', { api, routeKey: 'talk', integration });
        new WebSocketStage(scope, 'main', {
          deployment: new WebSocketDeployment(scope, 'main', { api: main }),
          name: 'dev',
          throttle: { burstLimit: 50, rateLimit: 25 },
          routeThrottles: [{ route, throttle: { burstLimit: 2, rateLimit: 1 } }],
          accessLog: new AccessLogGroup(scope, 'api', { name: 'dev-chat', retentionDays: 7 }),
          executionLog: { level: 'INFO', retentionDays: 7 },
          loggingRole: 'set elsewhere',
        });
      });

    expect(build).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketStage.main',
        prop: 'routeThrottles[talk]',
        mustBe: 'a part of dev-scratch/WebSocketApi.main',
        was: 'dev-scratch/WebSocketApi.other',
        fix: 'Take one of this API: no other can serve here.',
      }),
    );
  });

  it.each(['$default', 'my stage', 'v1.0', 'my/stage', ''])('refuses the name "%s"', (name) => {
    expect(() => stage({ name })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketStage.main',
        prop: 'name',
        mustBe: '1 to 128 letters, digits, hyphens and underscores',
        was: name,
        fix: 'Replace other characters by underscores.',
      }),
    );
  });

  it('refuses a throttle that refuses every message', () => {
    expect(() => stage({ throttle: { burstLimit: 0, rateLimit: 25 } })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketStage.main',
        prop: 'throttle.burstLimit',
        mustBe: 'a whole number from 1 to 2147483647 requests',
        was: 0,
        fix: 'With 0 every request is answered 429; leave the throttle out to use the limit around it.',
      }),
    );
  });

  it('refuses a retention time that CloudWatch Logs does not take', () => {
    expect(() => stage({ executionLog: { level: 'INFO', retentionDays: 8 as 7 } })).toThrow(
      propRefusal({ where: 'dev-scratch/WebSocketStage.main', prop: 'retentionDays', mustBe: 'one of 1, 3, 5, 7,' }),
    );
  });

  it('refuses to be without an execution log', () => {
    expect(() => stage({ executionLog: { level: 'OFF' as 'INFO', retentionDays: 7 } })).toThrow(
      propRefusal({
        where: 'dev-scratch/WebSocketStage.main',
        prop: 'executionLog.level',
        mustBe: 'one of ERROR, INFO',
        was: 'OFF',
        fix: 'Take ERROR where INFO is too much; without an execution log nobody learns why a handshake failed.',
      }),
    );
  });

  it.each(['$context.httpMethod', '$context.path', '$context.responseLength'] as const)(
    'refuses to log %s, which only other APIs fill',
    (variable) => {
      expect(() => stage({ accessLogFields: { requestId: '$context.requestId', other: variable } })).toThrow(
        propRefusal({
          where: 'dev-scratch/WebSocketStage.main',
          prop: 'accessLogFields',
          mustBe: 'variables that WebSocket APIs fill',
          was: variable,
          fix: 'Leave it out: it is logged as "-".',
        }),
      );
    },
  );

  it('refuses an access log without the id of a request', () => {
    expect(() => stage({ accessLogFields: { ip: '$context.identity.sourceIp' } })).toThrow(
      propRefusal({ prop: 'accessLogFields', mustBe: 'a list that holds $context.requestId' }),
    );
  });
});

describe('postToConnections', () => {
  it('allows posts to the connections of one stage of one API', () => {
    let statement: unknown;
    synth((scope) => {
      statement = postToConnections(apiIn(scope).api, 'dev');
      expect(statement).toMatchObject({ actions: ['execute-api:ManageConnections'] });
    });

    expect(statement).toHaveProperty('resources', [expect.stringMatching(/\/dev\/POST\/@connections\/\*$/)]);
  });
});
