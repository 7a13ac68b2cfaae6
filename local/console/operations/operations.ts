import { textOf } from '../../../terraform/language/value';
import { readApiKeys } from '../../rest-api/definition/usage-plans';
import type { RunningApi } from '../../running-api';
import type { Operation, Operations } from '../interface';
import { resourceAt, type Stack } from '../stacks';
import { httpOperations } from './http-operations';
import { restOperations } from './rest-operations';
import { webSocketOperations } from './websocket-operations';

/** What a form needs to call the APIs of a stack. */
export function operationsOf({ apis, world }: Stack): Operations {
  const { model } = world.deployed;
  return {
    operations: apis.flatMap(operationsOfApi),
    keys: readApiKeys(model).map(({ name }) => name),
    clients: model.ofType('aws_cognito_user_pool_client').flatMap((client) => textOf(client.get('name')) ?? []),
  };
}

function operationsOfApi({ served, world }: RunningApi): readonly Operation[] {
  const api = resourceAt(world, served.address);
  if (api === undefined) return [];
  if (served.kind === 'http') return httpOperations(api, world.deployed.model);
  return served.kind === 'rest' ? restOperations(api, world) : webSocketOperations(api, world.deployed.model);
}
