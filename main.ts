import { chatWebSocketApi } from './config/chat-websocket-api';
import { environments } from './config/environments';
import { helloHttpApi } from './config/hello-http-api';
import { itemsHttpApi } from './config/items-http-api';
import { itemsRestApi } from './config/items-rest-api';
import { shopHttpApi } from './config/shop-http-api';
import { usersHttpApi } from './config/users-http-api';
import { usersOpenapiRestApi } from './config/users-openapi-rest-api';
import { usersRestApi } from './config/users-rest-api';
import { accountOf } from './stacks/account/account-of';
import { ChatWebSocketApiStack } from './stacks/chat-websocket-api/chat-websocket-api-stack';
import { shareDomains } from './stacks/domain/shared-domains';
import { GatehouseApp } from './stacks/gatehouse-app';
import { HelloHttpApiStack } from './stacks/hello-http-api/hello-http-api-stack';
import { ItemsHttpApiStack } from './stacks/items-http-api/items-http-api-stack';
import { ItemsRestApiStack } from './stacks/items-rest-api/items-rest-api-stack';
import { ShopHttpApiStack } from './stacks/shop-http-api/shop-http-api-stack';
import { UsersHttpApiStack } from './stacks/users-http-api/users-http-api-stack';
import { UsersOpenapiRestApiStack } from './stacks/users-openapi-rest-api/users-openapi-rest-api-stack';
import { UsersRestApiStack } from './stacks/users-rest-api/users-rest-api-stack';

const app = new GatehouseApp();

for (const environment of environments) {
  shareDomains(app, environment);
  const account = accountOf(app, environment);
  new ChatWebSocketApiStack(app, environment, chatWebSocketApi[environment.name], account);
  new HelloHttpApiStack(app, environment, helloHttpApi[environment.name]);
  new ItemsHttpApiStack(app, environment, itemsHttpApi[environment.name]);
  new ItemsRestApiStack(app, environment, itemsRestApi[environment.name], account);
  new ShopHttpApiStack(app, environment, shopHttpApi[environment.name]);
  new UsersHttpApiStack(app, environment, usersHttpApi[environment.name]);
  new UsersOpenapiRestApiStack(app, environment, usersOpenapiRestApi[environment.name], account);
  new UsersRestApiStack(app, environment, usersRestApi[environment.name], account);
}

app.synth();
