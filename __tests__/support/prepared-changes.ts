import { Testing } from 'cdktf';
import { chatWebSocketApi } from '../../config/chat-websocket-api';
import { helloHttpApi } from '../../config/hello-http-api';
import { itemsHttpApi } from '../../config/items-http-api';
import { itemsRestApi } from '../../config/items-rest-api';
import { usersHttpApi } from '../../config/users-http-api';
import { plannedByProvider } from '../../scripts/shared/review/replacements';
import { review } from '../../scripts/shared/review/review';
import type { BaseStack } from '../../stacks/base-stack';
import { ChatWebSocketApiStack } from '../../stacks/chat-websocket-api/chat-websocket-api-stack';
import { HelloHttpApiStack } from '../../stacks/hello-http-api/hello-http-api-stack';
import { ItemsHttpApiStack } from '../../stacks/items-http-api/items-http-api-stack';
import { ItemsRestApiStack } from '../../stacks/items-rest-api/items-rest-api-stack';
import { UsersHttpApiStack } from '../../stacks/users-http-api/users-http-api-stack';
import type { JsonObject } from '../../terraform/documents/json-object';
import { environment, named } from './environments';
import { ownSettings } from './own-environments';
import { documentOf } from './synth';

/** The documents of all stacks by name. */
export type Documents = ReadonlyMap<string, JsonObject>;

/** The resources of a stack: bodies by type and name. */
export type Bodies = Record<string, Record<string, Record<string, unknown>>>;

/** Stacks as tests set them, whatever an owner calls environments, regions and domains. */
const stacks = (): readonly BaseStack[] => {
  const [app, prod] = [Testing.app(), environment('prod')];
  const withoutPool = { existingUserPool: undefined };
  const itemsRest = {
    ...ownSettings(itemsRestApi, 'prod'),
    ...named('rest', 'prod'),
    existingTable: undefined,
    existingUserPoolArn: undefined,
    stock: undefined,
  };
  return [
    new HelloHttpApiStack(app, prod, { ...ownSettings(helloHttpApi, 'prod'), ...named('hello', 'prod') }),
    new ItemsHttpApiStack(app, prod, {
      ...ownSettings(itemsHttpApi, 'prod'),
      ...named('items', 'prod'),
      ...withoutPool,
      existingTable: undefined,
    }),
    new ItemsRestApiStack(app, prod, itemsRest, 'set elsewhere'),
    new UsersHttpApiStack(app, prod, {
      ...ownSettings(usersHttpApi, 'prod'),
      ...named('users', 'prod'),
      ...withoutPool,
      services: { port: 8080, healthPath: '/health', serverName: 'users.internal.myapp.com' },
    }),
    new ChatWebSocketApiStack(
      app,
      prod,
      { ...ownSettings(chatWebSocketApi, 'prod'), ...named('ws', 'prod'), ...withoutPool },
      'set elsewhere',
    ),
  ];
};

/** What a person has reviewed, by stack. */
export const reviewed: Documents = new Map(stacks().map((stack) => [stack.node.id, documentOf(stack).json]));

/** A change of one stack's resources. */
type Edit = readonly [stack: string, change: (resources: Bodies) => void];

/** All documents after some changes. */
function after(...edits: readonly Edit[]): Documents {
  const documents = new Map(reviewed);
  for (const [stack, change] of edits) {
    const document = structuredClone(documents.get(stack)) as { resource: Bodies };
    change(document.resource);
    documents.set(stack, document);
  }
  return documents;
}

/** The body of one resource. */
function body(resources: Bodies, type: string, name: string): Record<string, unknown> {
  const found = resources[type]?.[name];
  if (found === undefined) throw new Error(`${type}.${name}: must be in the reviewed stack`);
  return found;
}

/** What a review finds between what was reviewed and what is synthesized. */
export const reviewsOf = (synthesized: Documents) => review(reviewed, synthesized, plannedByProvider);

/** How large the code of `prod-hello-http-api` was and is. */
export const sizes: ReadonlyMap<string, number> = new Map([
  [String(hello().source_code_hash), 120_000],
  ['other', 100_352],
]);

function hello(): Record<string, unknown> {
  return body(reviewed.get('prod-hello-http-api')?.resource as Bodies, 'aws_lambda_function', 'api_fn');
}

/** A route that asked for a token is open to anybody. */
const openRoute: Edit = [
  'prod-items-http-api',
  (resources) => {
    const route = body(resources, 'aws_apigatewayv2_route', 'get_items');
    delete route.authorizer_id;
    route.authorization_type = 'NONE';
  },
];

/** A table has another key, for which Terraform replaces it. */
const otherKey: Edit = [
  'prod-items-http-api',
  (resources) => {
    body(resources, 'aws_dynamodb_table', 'items').hash_key = 'id';
  },
];

/** A role may do everything with every table. */
const everyAction: Edit = [
  'prod-items-http-api',
  (resources) => {
    body(resources, 'aws_iam_role_policy', 'api').policy = JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }],
    });
  },
];

/** A stage takes as many requests as the account does. */
const liftedThrottle: Edit = [
  'prod-users-http-api',
  (resources) => {
    const [stage = {}] = Object.values(resources.aws_apigatewayv2_stage ?? {});
    stage.default_route_settings = {};
  },
];

/** The name under which the items API of prod is called. */
export const itemsDomain = String(
  body(reviewed.get('prod-items-http-api')?.resource as Bodies, 'aws_apigatewayv2_domain_name', 'api').domain_name,
);

/** The domain of one API belongs to another. */
const movedDomain: readonly Edit[] = [
  [
    'prod-users-http-api',
    (resources) => {
      body(resources, 'aws_apigatewayv2_domain_name', 'api').domain_name = itemsDomain;
    },
  ],
  [
    'prod-items-http-api',
    (resources) => {
      delete resources.aws_apigatewayv2_domain_name;
    },
  ],
];

/** A tenth of the requests meets the next deployment. */
const canary: Edit = [
  'prod-items-rest-api',
  (resources) => {
    body(resources, 'aws_api_gateway_stage', 'prod').canary_settings = { percent_traffic: 10 };
  },
];

/** The code of a function, and nothing else. */
const otherCode: Edit = [
  'prod-hello-http-api',
  (resources) => {
    body(resources, 'aws_lambda_function', 'api_fn').source_code_hash = 'other';
  },
];

/** A larger cache, which costs more. */
const largerCache: Edit = [
  'prod-items-rest-api',
  (resources) => {
    body(resources, 'aws_api_gateway_stage', 'prod').cache_cluster_size = '1.6';
  },
];

export const withoutAuthorizer = after(openRoute);
export const withOtherKey = after(otherKey);
export const withWildcard = after(everyAction);
export const withoutThrottle = after(liftedThrottle);
export const withMovedDomain = after(...movedDomain);
export const withCanary = after(canary);
export const withOtherCode = after(otherCode);
export const withLargerCache = after(largerCache);

/** All of these at once. */
export const withEverything = after(
  openRoute,
  otherKey,
  everyAction,
  liftedThrottle,
  ...movedDomain,
  canary,
  otherCode,
  largerCache,
);
