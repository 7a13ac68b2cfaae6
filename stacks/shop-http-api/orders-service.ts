import type { Construct } from 'constructs';
import type { ShopHttpApiSettings } from '../../config/shop-http-api';
import type { AlertTopic } from '../../constructs/alarm/alert-topic';
import type { HttpApi } from '../../constructs/http-api/http-api';
import { RequestAuthorizer } from '../../constructs/http-api/request-authorizer';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { accessTokenEnvironment } from '../access-token-environment';
import { apiFunction } from '../api-function';
import type { ApiUsers } from '../api-users';
import { ordersTable, ordersTableAccess } from './orders-table';

/** What the functions of this API have in common. */
export interface ShopFunctionsProps {
  /** How names in AWS begin. */
  readonly prefix: string;

  /** What `config/` says. */
  readonly settings: ShopHttpApiSettings;

  /** Where their alarms go. */
  readonly topic: AlertTopic;
}

/** The function behind orders, by the alias that each stage calls. */
export interface OrdersService {
  /** What callers of the root stage get. */
  readonly live: FunctionAlias;

  /** What callers of the stage `next` get: always the newest. */
  readonly next: FunctionAlias;

  /** Name of its table. */
  readonly tableName: string;
}

/** The function `orders` with its table. */
export function ordersService(scope: Construct, props: ShopFunctionsProps): OrdersService {
  const { prefix, settings, topic } = props;
  const table = ordersTable(scope, `${prefix}-orders`);
  const orders = apiFunction(scope, 'orders', {
    functionName: `${prefix}-orders`,
    description: 'Lists, creates and reads the orders of a caller',
    bundle: 'dist/functions/orders.zip',
    powertools: { service: 'orders', metricsNamespace: 'Gatehouse/Orders' },
    ...ordersTableAccess(table),
    ...settings.functions.orders,
    alarms: { thresholds: settings.alarms, topic },
  });
  return {
    live: new FunctionAlias(scope, 'live', { function: orders, version: settings.liveOrdersVersion }),
    next: new FunctionAlias(scope, 'next', { function: orders }),
    tableName: table.tableName,
  };
}

/** The function `authorizer`, which decides whose orders a caller may see. */
export function ordersAuthorizer(
  scope: Construct,
  api: HttpApi,
  users: ApiUsers,
  { prefix, settings, topic }: ShopFunctionsProps,
): RequestAuthorizer {
  const decides = apiFunction(scope, 'authorizer', {
    functionName: `${prefix}-authorizer`,
    description: 'Decides about callers of orders',
    bundle: 'dist/functions/authorizers/request.zip',
    powertools: { service: 'orders-authorizer', metricsNamespace: 'Gatehouse/Orders' },
    environment: accessTokenEnvironment(users),
    ...settings.functions.authorizer,
    alarms: { thresholds: settings.alarms, topic },
  });
  return new RequestAuthorizer(scope, 'orders', {
    api,
    name: 'orders',
    alias: new FunctionAlias(scope, 'authorizer', { function: decides, name: 'live' }),
    identitySources: ['$request.header.Authorization', '$context.routeKey'],
    cacheSeconds: settings.authorizerCacheSeconds,
  });
}
