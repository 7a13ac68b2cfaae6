import type { Construct } from 'constructs';
import type { BundledFunction } from '../../constructs/lambda/bundled-function';
import type { RestApi } from '../../constructs/rest-api/rest-api';
import { RestModel } from '../../constructs/rest-api/rest-model';
import { modelSchema } from '../function-contract';

/** The models by their Terraform names, each with its own name and the schema of the function's contract that it is. */
const models = {
  create_user: { name: 'CreateUserRequest', schema: 'UserInput' },
  update_user: { name: 'UpdateUserRequest', schema: 'UserInput' },
  user: { name: 'User', schema: 'User' },
} as const;

/** The models of the API, by their Terraform names: what its function checks bodies by, and answers. */
export function userModels(scope: Construct, api: RestApi, service: BundledFunction): Map<string, RestModel> {
  return new Map(
    Object.entries(models).map(([id, { name, schema }]) => [
      id,
      new RestModel(scope, id, { api, name, schema: modelSchema(service, schema) }),
    ]),
  );
}
