import { describe, expect, it } from 'vitest';
import { UserPool } from '../constructs/identity/user-pool';
import { FunctionAlias } from '../constructs/lambda/function-alias';
import { Queue } from '../constructs/messaging/queue';
import { Table } from '../constructs/storage/table';
import { runRules } from '../guardrails';
import { apiIn, integrationIn, jwtIn, routeIn, stageIn } from './constructs/http-api/http-parts';
import { answeringIn, apiIn as restApiIn, stageIn as restStageIn } from './constructs/rest-api/rest-fixture';
import { functionIn } from './support/function';
import { synth } from './support/synth';

type Make = Parameters<typeof synth>[0];
type Body = Readonly<Record<string, unknown>>;

/** A limit of AWS that a construct and a rule of the guard both know. */
interface Shared<T> {
  readonly rule: string;
  readonly type: string;
  /** Arguments that hold the value, as a construct writes them. */
  readonly body: (value: T) => Body;
  /** The construct that is given the value. */
  readonly make: (value: T) => Make;
  /** Values on AWS's side of each edge. */
  readonly within: readonly T[];
  /** Values just beyond. */
  readonly beyond: readonly T[];
}

interface Row {
  readonly name: string;
  readonly taken: boolean;
  readonly found: () => boolean;
  readonly make: Make;
}

const text = (length: number): string => 'a'.repeat(length);
const texts = (count: number): string[] => Array.from({ length: count }, (_, at) => `client${at}`);

const isTaken = (make: Make): boolean => {
  try {
    synth(make);
    return true;
  } catch {
    return false;
  }
};

const isFound = (rule: string, type: string, body: Body): boolean =>
  runRules({ resource: { [type]: { a: body } } }).findings.some((finding) => finding.rule === rule);

const short = (value: unknown): string => {
  const shown = JSON.stringify(value);
  return shown.length > 40 ? `${shown.slice(0, 30)}... of ${shown.length}` : shown;
};

function shared<T>({ rule, type, body, make, within, beyond }: Shared<T>): Row[] {
  const rows = (values: readonly T[], taken: boolean): Row[] =>
    values.map((value) => ({
      name: `${rule}, ${short(value)}`,
      taken,
      found: () => isFound(rule, type, body(value)),
      make: make(value),
    }));
  return [...rows(within, true), ...rows(beyond, false)];
}

const stageName = ['$default', 'prod', 'v1-blue', 'v1_0', text(128)];
const refusedStageName = ['my stage', 'v1.0', '$prod', text(129)];

const rows: readonly Row[] = [
  ...shared<string>({
    rule: 'stage/name-form',
    type: 'aws_apigatewayv2_stage',
    body: (name) => ({ name }),
    make: (name) => (scope) => stageIn(scope, 'main', { name }),
    within: stageName,
    beyond: refusedStageName,
  }),
  ...shared<string>({
    rule: 'rest-api/stage-name-form',
    type: 'aws_api_gateway_stage',
    body: (stage_name) => ({ stage_name }),
    make: (name) => (scope) => {
      const api = restApiIn(scope);
      answeringIn(scope, api);
      return restStageIn(scope, api, { name });
    },
    within: stageName.slice(1),
    beyond: refusedStageName,
  }),
  ...shared<string>({
    rule: 'http-api/name-length',
    type: 'aws_apigatewayv2_api',
    body: (name) => ({ name, protocol_type: 'HTTP' }),
    make: (name) => (scope) => apiIn(scope, { name }),
    within: ['a', text(128)],
    beyond: ['', text(129)],
  }),
  ...shared<number>({
    rule: 'http-api/cors-max-age',
    type: 'aws_apigatewayv2_api',
    body: (max_age) => ({ protocol_type: 'HTTP', cors_configuration: { max_age } }),
    make: (maxAge) => (scope) =>
      apiIn(scope, { cors: { allowOrigins: ['https://myapp.com'], allowMethods: ['GET'], allowHeaders: [], maxAge } }),
    within: [-1, 0, 86_400],
    beyond: [-2, 86_401],
  }),
  ...shared<string[]>({
    rule: 'http-api/jwt-audience',
    type: 'aws_apigatewayv2_authorizer',
    body: (audience) => ({
      authorizer_type: 'JWT',
      jwt_configuration: { issuer: 'https://issuer.myapp.com', audience },
    }),
    make: (audience) => (scope) => jwtIn(scope, apiIn(scope), { audience }),
    within: [texts(1), texts(50)],
    beyond: [[], texts(51)],
  }),
  ...shared<string[]>({
    rule: 'http-api/scopes-per-route',
    type: 'aws_apigatewayv2_route',
    body: (authorization_scopes) => ({ authorization_type: 'JWT', authorization_scopes }),
    make: (scopes) => (scope) => {
      const api = apiIn(scope);
      return routeIn(scope, 'items', {
        api,
        integration: integrationIn(scope, api),
        authorizer: jwtIn(scope, api),
        scopes,
      });
    },
    within: [texts(1), texts(10)],
    beyond: [texts(11)],
  }),
  ...shared<number>({
    rule: 'rest-api/compression-size',
    type: 'aws_api_gateway_rest_api',
    body: (minimum_compression_size) => ({ minimum_compression_size }),
    make: (minimumCompressionBytes) => (scope) => restApiIn(scope, { minimumCompressionBytes }),
    within: [0, 10_485_760],
    beyond: [-2, 10_485_761],
  }),
  ...shared<string>({
    rule: 'lambda/function-name',
    type: 'aws_lambda_function',
    body: (function_name) => ({ function_name }),
    make: (functionName) => (scope) => functionIn(scope, { functionName }),
    within: ['a', text(64), 'a-b_C1'],
    beyond: ['', text(65), 'a b', 'a.b'],
  }),
  ...shared<number>({
    rule: 'lambda/memory',
    type: 'aws_lambda_function',
    body: (memory_size) => ({ memory_size }),
    make: (memoryMb) => (scope) => functionIn(scope, { memoryMb }),
    within: [128, 10_240],
    beyond: [127, 10_241, 128.5],
  }),
  ...shared<number>({
    rule: 'lambda/timeout',
    type: 'aws_lambda_function',
    body: (timeout) => ({ timeout }),
    make: (timeoutSeconds) => (scope) => functionIn(scope, { timeoutSeconds }),
    within: [1, 900],
    beyond: [0, 901, 1.5],
  }),
  ...shared<string>({
    rule: 'lambda/description',
    type: 'aws_lambda_function',
    body: (description) => ({ description }),
    make: (description) => (scope) => functionIn(scope, { description }),
    within: ['', text(256)],
    beyond: [text(257)],
  }),
  ...shared<string>({
    rule: 'lambda/alias-name',
    type: 'aws_lambda_alias',
    body: (name) => ({ name }),
    make: (name) => (scope) => new FunctionAlias(scope, 'live', { function: functionIn(scope), name }),
    within: ['live', text(128), '1a'],
    beyond: ['', text(129), '12', 'a b'],
  }),
  ...shared<string>({
    rule: 'cognito/pool-name',
    type: 'aws_cognito_user_pool',
    body: (name) => ({ name }),
    make: (name) => (scope) => new UserPool(scope, 'main', { name }),
    within: ['my users+=,.@-', text(128)],
    beyond: ['', text(129), 'a/b'],
  }),
  ...shared<string>({
    rule: 'dynamodb/name',
    type: 'aws_dynamodb_table',
    body: (name) => ({ name }),
    make: (name) => (scope) => new Table(scope, 'items', { name, hashKey: { name: 'pk' } }),
    within: ['abc', text(255), 'a_b.c-1'],
    beyond: ['ab', text(256), 'a b c'],
  }),
  ...shared<number>({
    rule: 'sqs/redrive-policy',
    type: 'aws_sqs_queue',
    body: (maxReceiveCount) => ({
      redrive_policy: JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:d', maxReceiveCount }),
    }),
    make: (maxReceiveCount) => (scope) => new Queue(scope, 'events', { name: 'dev-events', maxReceiveCount }),
    within: [1, 1000],
    beyond: [0, 1001],
  }),
];

describe('constructs and the guard', () => {
  it.each(rows.map((row) => [row.taken ? 'take' : 'refuse', row.name, row] as const))(
    'both %s %s',
    (_verb, _name, row) => {
      expect({ construct: isTaken(row.make), guard: !row.found() }).toEqual({ construct: row.taken, guard: row.taken });
    },
  );
});
