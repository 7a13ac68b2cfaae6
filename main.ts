import { environments } from './config/environments';
import { itemsHttpApi } from './config/items-http-api';
import { AccountStack } from './stacks/account/account-stack';
import { GatehouseApp } from './stacks/gatehouse-app';
import { ItemsHttpApiStack } from './stacks/items-http-api/items-http-api-stack';

const app = new GatehouseApp();

for (const environment of environments) {
  new AccountStack(app, environment);
  new ItemsHttpApiStack(app, environment, itemsHttpApi[environment.name]);
}

app.synth();
