import { Testing } from 'cdktf';
import { expect, it } from 'vitest';
import { chatWebSocketApi } from '../../config/chat-websocket-api';
import type { FunctionSettings } from '../../config/function-settings';
import { helloHttpApi } from '../../config/hello-http-api';
import { itemsHttpApi } from '../../config/items-http-api';
import { itemsRestApi } from '../../config/items-rest-api';
import { shopHttpApi } from '../../config/shop-http-api';
import { usersHttpApi } from '../../config/users-http-api';
import { usersOpenapiRestApi } from '../../config/users-openapi-rest-api';
import { usersRestApi } from '../../config/users-rest-api';
import type { BaseStack } from '../../stacks/base-stack';
import { ChatWebSocketApiStack } from '../../stacks/chat-websocket-api/chat-websocket-api-stack';
import { HelloHttpApiStack } from '../../stacks/hello-http-api/hello-http-api-stack';
import { ItemsHttpApiStack } from '../../stacks/items-http-api/items-http-api-stack';
import { ItemsRestApiStack } from '../../stacks/items-rest-api/items-rest-api-stack';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { UsersHttpApiStack } from '../../stacks/users-http-api/users-http-api-stack';
import { UsersOpenapiRestApiStack } from '../../stacks/users-openapi-rest-api/users-openapi-rest-api-stack';
import { UsersRestApiStack } from '../../stacks/users-rest-api/users-rest-api-stack';
import { environment } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { documentOf } from '../support/synth';

const app = () => Testing.app();
const dev = environment('dev');
const gets: FunctionSettings = { memoryMb: 1024, timeoutSeconds: 7, architecture: 'x86_64' };

const stacks: [name: string, make: () => BaseStack][] = [
  [
    'chat-websocket-api',
    () => {
      const functions = { chat: gets, authorizer: gets };
      return new ChatWebSocketApiStack(
        app(),
        dev,
        { ...ownSettings(chatWebSocketApi, 'dev'), functions },
        'set elsewhere',
      );
    },
  ],
  [
    'hello-http-api',
    () => new HelloHttpApiStack(app(), dev, { ...ownSettings(helloHttpApi, 'dev'), functions: { api_fn: gets } }),
  ],
  [
    'items-http-api',
    () => new ItemsHttpApiStack(app(), dev, { ...ownSettings(itemsHttpApi, 'dev'), functions: { api: gets } }),
  ],
  [
    'items-rest-api',
    () =>
      new ItemsRestApiStack(
        app(),
        dev,
        { ...ownSettings(itemsRestApi, 'dev'), functions: { api: gets } },
        'set elsewhere',
      ),
  ],
  [
    'shop-http-api',
    () =>
      new ShopHttpApiStack(app(), dev, {
        ...ownSettings(shopHttpApi, 'dev'),
        functions: { orders: gets, authorizer: gets },
      }),
  ],
  [
    'users-http-api',
    () => new UsersHttpApiStack(app(), dev, { ...ownSettings(usersHttpApi, 'dev'), functions: { api: gets } }),
  ],
  [
    'users-openapi-rest-api',
    () => {
      const settings = { ...ownSettings(usersOpenapiRestApi, 'dev'), functions: { api: gets } };
      return new UsersOpenapiRestApiStack(app(), dev, settings, 'set elsewhere');
    },
  ],
  [
    'users-rest-api',
    () => {
      const settings = { ...ownSettings(usersRestApi, 'dev'), functions: { api: gets, token: gets } };
      return new UsersRestApiStack(app(), dev, settings, 'set elsewhere');
    },
  ],
];

it.each(stacks)('every function of %s gets what config/ says', (_, make) => {
  const doc = documentOf(make());
  const functions = doc.ofType('aws_lambda_function').map((address) => doc.at(address));

  expect(functions.length).toBeGreaterThan(0);
  for (const one of functions) {
    expect(one).toMatchObject({ memory_size: 1024, timeout: 7, architectures: ['x86_64'] });
  }
});
