import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { ShopHttpApiSettings } from '../../config/shop-http-api';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import { HttpApiAlarms } from '../../constructs/alarm/http-api-alarms';
import type { ThrottledRoutes } from '../../constructs/api/route-throttles';
import { httpAccessLogFields } from '../../constructs/http-api/http-access-log';
import { HttpApi } from '../../constructs/http-api/http-api';
import type { HttpIntegration } from '../../constructs/http-api/http-integration';
import { routesOf } from '../../constructs/http-api/http-operations';
import { HttpProxyIntegration } from '../../constructs/http-api/http-proxy-integration';
import type { HttpRoute } from '../../constructs/http-api/http-route';
import { HttpStage } from '../../constructs/http-api/http-stage';
import { InvokePolicy } from '../../constructs/http-api/invoke-policy';
import { LambdaIntegration } from '../../constructs/http-api/lambda-integration';
import type { RequestMapping } from '../../constructs/http-api/parameter-mapping';
import { VpcLinkIntegration } from '../../constructs/http-api/vpc-link-integration';
import { aliasByStage } from '../../constructs/lambda/alias-by-stage';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { checkPattern } from '../../constructs/prop-check';
import { alerts } from '../alerts';
import { type ApiUsers, apiUsers, userOutputs } from '../api-users';
import { BaseStack } from '../base-stack';
import { type ApiDomainSettings, domainSettings } from '../domain-settings';
import { logKeeping } from '../environment-of';
import { nameHttpApi } from '../name-http-api';
import { withScopes } from '../operation-scopes';
import { type PrivateNetwork, type PrivateServiceProps, privateNetwork, privateService } from '../private-network';
import { releaseGradually } from '../release';
import { tokenAuthorizer } from '../token-authorizer';
import { eventsQueue } from './events-queue';
import { operations } from './operations';
import { type OrdersService, ordersAuthorizer, ordersService } from './orders-service';

/** Services get the caller's own path on every stage. */
const fromCaller: RequestMapping = {
  'overwrite:path': '$request.path',
  'overwrite:header.X-Request-ID': '$context.requestId',
};

/** One HTTP API for three services and a queue, each with its own kind of authorization; and a stage `next` for what is tried. */
export class ShopHttpApiStack extends BaseStack {
  private readonly settings: ShopHttpApiSettings;
  private readonly domain?: ApiDomainSettings;
  private readonly alerts: AlertTopic;

  constructor(scope: Construct, environment: Environment, settings: ShopHttpApiSettings) {
    super(scope, environment, 'shop-http-api', settings);
    this.settings = settings;
    this.domain = domainSettings(this, 'HTTP', settings);
    this.alerts = alerts(this);

    const users = this.users();
    const orders = ordersService(this, this.functions());
    const api = this.api();
    const routes = this.routes(api, orders, users);
    const { main, next } = this.stages(api, orders, routes);
    this.callersOfPayments([main, next]);
    releaseGradually(this, settings.release, [orders.next]);

    const url = nameHttpApi(this, { domain: this.domain, stage: main, stagesByPath: { next } });
    this.output('url', url, 'Where callers find the API');
    this.output('next_url', this.domain ? `${url}/next` : next.invokeUrl, 'Where callers find what comes next');
  }

  /** Whose tokens the API takes. */
  private users(): ApiUsers {
    const users = apiUsers(this, { name: this.prefix, source: this.settings });
    for (const one of userOutputs(users)) this.output(...one);
    return users;
  }

  private functions() {
    const { prefix, settings, alerts: topic } = this;
    return { prefix, settings, topic };
  }

  private api(): HttpApi {
    return new HttpApi(this, 'main', {
      name: this.prefix,
      description: 'Front door of the shop',
      cors: {
        allowOrigins: this.settings.allowOrigins,
        allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
        allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'],
        exposeHeaders: ['Location', 'Retry-After'],
        maxAge: 86_400,
      },
      executeApiEndpointDisabled: this.domain !== undefined,
    });
  }

  /** What answers, and who may ask. One integration serves all routes of a service. */
  private routes(api: HttpApi, orders: OrdersService, users: ApiUsers): ThrottledRoutes<HttpRoute> {
    const { services } = this.settings;
    const inside = 'url' in services.users ? [services.payments] : [services.users, services.payments];
    const network = privateNetwork(this, this.prefix, inside);
    const events = eventsQueue(this, { prefix: this.prefix, api, topic: this.alerts });

    this.output(
      'vpc_link_security_group_id',
      network.securityGroup.securityGroupId,
      'Where private requests come from',
    );
    this.output('events_queue_url', events.queue.queueUrl, 'Queue of events');
    return routesOf(this, {
      operations: withScopes(this, operations, users),
      api,
      targets: {
        users: this.usersService(api, network),
        orders: this.onLambda(api, orders),
        payments: this.inVpc('payments', { type: 'network', settings: services.payments }, api, network),
        events: events.integration,
      },
      jwt: tokenAuthorizer(this, api, users),
      request: ordersAuthorizer(this, api, users, this.functions()),
    });
  }

  /** Each stage calls the alias its variable names; each alias lets the API call it. */
  private onLambda(api: HttpApi, { live, next, tableName }: OrdersService): LambdaIntegration {
    const { executionArn } = api;
    new ApiInvokePermission(this, 'api_gateway', { alias: live, executionArn });
    new ApiInvokePermission(this, 'api_gateway_next', {
      alias: next,
      executionArn,
      statementId: 'AllowAPIGatewayNext',
    });

    this.output('orders_table_name', tableName, 'Table of the orders');
    this.output('orders_function_name', live.functionName, 'Function that answers for orders');
    return new LambdaIntegration(this, 'orders', { api, alias: aliasByStage(live, [next]) });
  }

  /** What answers for users: a service in the VPC, or one at a public address. */
  private usersService(api: HttpApi, network: PrivateNetwork): HttpIntegration {
    const { users } = this.settings.services;
    if (!('url' in users)) return this.inVpc('users', { type: 'application', settings: users }, api, network);
    const { url } = users;
    checkPattern(this, {
      prop: 'settings.services.users.url',
      value: url,
      pattern: /^https:\/\/[^\s/?#]+$/,
      mustBe: 'https:// and a host, without a path',
      fix: 'Leave the path out: the service gets that of the caller.',
    });
    return new HttpProxyIntegration(this, 'users', { api, url, request: fromCaller });
  }

  /** A service that something else runs in the VPC. */
  private inVpc(
    id: 'users' | 'payments',
    service: Pick<PrivateServiceProps, 'type' | 'settings'>,
    api: HttpApi,
    network: PrivateNetwork,
  ): VpcLinkIntegration {
    const name = `${this.regionalPrefix}-${id}`;
    const { target, registration } = privateService(this, id, { network, name, ...service });
    if (registration) {
      this.output(`${id}_${registration.kind}_arn`, registration.arn, `Where instances of ${id} register`);
      this.output(`${id}_targets_security_group_id`, registration.securityGroupId, `Security group of those instances`);
    }
    return new VpcLinkIntegration(this, id, { api, vpcLink: network.vpcLink, target, request: fromCaller });
  }

  private stages(api: HttpApi, { live, next }: OrdersService, routes: ThrottledRoutes<HttpRoute>) {
    const { throttles, alarms } = this.settings;
    const accessLog = new AccessLogGroup(this, 'api', { name: this.prefix, ...logKeeping(this) });
    const shared = { api, accessLog, accessLogFields: { ...httpAccessLogFields, stage: '$context.stage' } } as const;

    const main = new HttpStage(this, 'main', {
      ...shared,
      throttle: throttles.main.default,
      routeThrottles: routes.throttled(throttles.main),
      variables: { alias: live.aliasName },
    });
    const nextStage = new HttpStage(this, 'next', {
      ...shared,
      name: 'next',
      throttle: throttles.next.default,
      routeThrottles: routes.throttled(throttles.next),
      variables: { alias: next.aliasName },
    });
    new HttpApiAlarms(this, 'api', {
      namePrefix: this.prefix,
      stage: main,
      thresholds: alarms,
      accessLog,
      topic: this.alerts,
    });
    return { main, next: nextStage };
  }

  /** What a role needs to call payments, and nothing else of the API. */
  private callersOfPayments(stages: readonly HttpStage[]): void {
    const { arn } = new InvokePolicy(this, 'payments', {
      name: `${this.prefix}-payments-callers`,
      description: 'Call payments of the shop',
      stages,
      routeKeys: Object.values(operations).flatMap(({ route, auth }) => (auth === 'iam' ? [route] : [])),
    });
    this.output('payments_callers_policy_arn', arn, 'Policy to attach to roles that call payments');
  }
}
