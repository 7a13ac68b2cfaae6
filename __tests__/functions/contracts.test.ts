import Ajv from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { contentsOfBundle } from '../../constructs/lambda/bundle-contents';
import { readItemInput } from '../../functions/items/item-input';
import { readOrderInput } from '../../functions/orders/order-input';
import { readUserInput } from '../../functions/users/user-input';
import { BodyValidator } from '../../local/rest-api/validation/body-validator';
import { lastEnvironment } from '../support/own-environments';
import { randomBodies } from '../support/random-bodies';
import { synthesizedStack } from '../support/synthesized-stacks';

const count = 1000;

/** Each function's check of a body, the name of its schema, and a body that it takes. */
const bodies = {
  users: { read: readUserInput, schema: 'UserInput', accepted: { email: 'ada@example.com', name: 'Ada' } },
  items: {
    read: readItemInput,
    schema: 'ItemInput',
    accepted: { name: 'Lamp', description: 'A lamp\nwith a shade', category: 'light' },
  },
  orders: { read: readOrderInput, schema: 'OrderInput', accepted: { items: [{ sku: 'lamp-1', quantity: 2 }] } },
};

/** Whether something is taken, by what takes it. */
type Takes = (body: unknown) => boolean;

const handlerOf =
  (read: (body: unknown) => unknown): Takes =>
  (body) => {
    try {
      read(body);
      return true;
    } catch {
      return false;
    }
  };

/** As REST APIs of the local run hold bodies against models. */
function modelOf(schema: object): Takes {
  const complain = (_model: string, why: string) => {
    throw new Error(why);
  };
  const model = { name: 'Body', contentType: 'application/json', schema: JSON.stringify(schema) };
  const validator = new BodyValidator([model], complain);
  return (body) => validator.problems('Body', JSON.stringify(body)).length === 0;
}

/** As OpenAPI 3.0 says: regular expressions are those of ECMAScript 5.1. */
function documentOf(schemas: Readonly<Record<string, unknown>>, name: string): Takes {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  ajv.addSchema({ components: { schemas } }, 'document');
  const validate = ajv.compile({ $ref: `document#/components/schemas/${name}` });
  return (body) => validate(JSON.parse(JSON.stringify(body))) === true;
}

/** The bodies that one takes and the other refuses. */
const apart = (all: readonly unknown[], one: Takes, other: Takes) => all.filter((body) => one(body) !== other(body));

const contractOf = (name: string) => {
  const contract = contentsOfBundle(`dist/functions/${name}.zip`)?.contract;
  if (contract === undefined) throw new Error(`${name}: must have a contract`);
  return contract;
};

describe.each(Object.entries(bodies))(`${count} random bodies for %s`, (name, { read, schema, accepted }) => {
  const all = randomBodies(accepted, count, 18);
  const handler = handlerOf(read);
  const { models, schemas } = contractOf(name);

  it('are in part accepted and in part refused', () => {
    const taken = all.filter(handler).length;

    expect(Math.min(taken, count - taken)).toBeGreaterThan(count / 10);
  });

  it('are accepted by the model that the handler accepts, and no others', () => {
    expect(apart(all, handler, modelOf(models[schema] ?? {}))).toEqual([]);
  });

  it('are accepted by the document that the handler accepts, and no others', () => {
    expect(apart(all, handler, documentOf(schemas, schema))).toEqual([]);
  });
});

describe(`${count} random bodies for users, where they are deployed`, () => {
  const all = randomBodies(bodies.users.accepted, count, 7);
  const handler = handlerOf(readUserInput);

  it.each(['create_user', 'update_user'])(
    'meet in the model %s of users-rest-api what they meet in the handler',
    (model) => {
      const { schema } = synthesizedStack(`${lastEnvironment}-users-rest-api`).resource.aws_api_gateway_model[model];

      expect(apart(all, handler, modelOf(JSON.parse(schema)))).toEqual([]);
    },
  );

  it('meet in the body of users-openapi-rest-api what they meet in the handler', () => {
    const { body } = synthesizedStack(`${lastEnvironment}-users-openapi-rest-api`).resource.aws_api_gateway_rest_api
      .main;

    expect(apart(all, handler, documentOf(JSON.parse(body).components.schemas, 'CreateUserRequest'))).toEqual([]);
  });
});
