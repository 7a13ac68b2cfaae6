import type { Construct } from 'constructs';
import type { RestApi } from '../../constructs/rest-api/rest-api';
import { type JsonSchema, RestModel } from '../../constructs/rest-api/rest-model';

const email: JsonSchema = { type: 'string', format: 'email', maxLength: 254 };
const name: JsonSchema = { type: 'string', minLength: 1, maxLength: 100 };
const writable: JsonSchema = { type: 'object', required: ['email', 'name'], properties: { email, name } };

/** What each model asks of a body, by the model's Terraform name. */
const schemas = {
  create_user: { name: 'CreateUserRequest', schema: writable },
  update_user: { name: 'UpdateUserRequest', schema: writable },
  user: {
    name: 'User',
    schema: {
      type: 'object',
      properties: { id: { type: 'string' }, email, name, createdAt: { type: 'string', format: 'date-time' } },
    },
  },
} as const;

/** The models of the API, by their Terraform names. */
export function userModels(scope: Construct, api: RestApi): Map<string, RestModel> {
  return new Map(
    Object.entries(schemas).map(([id, { name, schema }]) => [id, new RestModel(scope, id, { api, name, schema })]),
  );
}
