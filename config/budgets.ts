import type { EnvironmentName } from './environment';
import type { ApiName } from './traffic';

/** What each stack may cost a month, in USD, for the traffic of `config/traffic.ts`. `npm run cost -- --check` fails above. */
export const budgets: Readonly<Record<EnvironmentName, Readonly<Record<ApiName, number>>>> = {
  dev: {
    'hello-http-api': 1,
    'items-http-api': 5,
    'users-http-api': 40,
    'shop-http-api': 60,
    'items-rest-api': 5,
    'users-rest-api': 15,
    'users-openapi-rest-api': 5,
    'chat-websocket-api': 5,
  },
  staging: {
    'hello-http-api': 2,
    'items-http-api': 10,
    'users-http-api': 45,
    'shop-http-api': 70,
    'items-rest-api': 10,
    'users-rest-api': 25,
    'users-openapi-rest-api': 10,
    'chat-websocket-api': 10,
  },
  prod: {
    'hello-http-api': 5,
    'items-http-api': 150,
    'users-http-api': 150,
    'shop-http-api': 180,
    'items-rest-api': 150,
    'users-rest-api': 150,
    'users-openapi-rest-api': 150,
    'chat-websocket-api': 180,
  },
};
