import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { company, rule, table } from '../define';
import { matches, orNone, wholeNumber } from '../demands';

const api = 'aws_appsync_graphql_api';
const source = 'aws_appsync_datasource';
const resolver = 'aws_appsync_resolver';
const fn = 'aws_appsync_function';
const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-appsync-${name})`;

const name = matches(/^[_A-Za-z][_0-9A-Za-z]*$/, 'be letters, digits and underscores, no digit first');
const url = matches(/^https?:\/\/\S+$/, 'be a whole URL');

/** The block of each kind of data source. */
const blocks: Readonly<Record<string, string>> = {
  AWS_LAMBDA: 'lambda_config',
  AMAZON_DYNAMODB: 'dynamodb_config',
  AMAZON_ELASTICSEARCH: 'elasticsearch_config',
  AMAZON_OPENSEARCH_SERVICE: 'opensearchservice_config',
  AMAZON_EVENTBRIDGE: 'event_bridge_config',
  HTTP: 'http_config',
  RELATIONAL_DATABASE: 'relational_database_config',
};

/** The block of each way to sign in. */
const signIns: readonly (readonly [type: RegExp, block: string])[] = [
  [/^AMAZON_COGNITO_USER_POOLS$/, 'user_pool_config'],
  [/^OPENID_CONNECT$/, 'openid_connect_config'],
  [/^AWS_LAMBDA$/, 'lambda_authorizer_config'],
];

function signInProblems(resource: Resource): (string | false)[] {
  const more = resource
    .blocks('additional_authentication_provider')
    .map((one) => textOf(one.get('authentication_type')));
  const own = textOf(resource.get('authentication_type'));
  const once = ['API_KEY', 'AWS_IAM', 'AWS_LAMBDA'];
  return [...once, 'AMAZON_COGNITO_USER_POOLS', 'OPENID_CONNECT'].map((type) => {
    const count = [own, ...more].filter((one) => one === type).length;
    return once.includes(type) && count > 1 && `authentication_type must be ${type} once, was ${count} times`;
  });
}

/** Code without comments and texts. */
const bare = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, "''");

/** What the JavaScript of AppSync does not know. */
const unknownToIt: readonly (readonly [form: RegExp, says: string])[] = [
  [/(^|[^.\w])try\s*\{/, 'try'],
  [/(^|[^.\w])throw\s+\w/, 'throw'],
  [/(^|[^.\w])async\s+(function|\()/, 'async'],
  [/(^|[^.\w])await\s+\w/, 'await'],
  [/(^|[^.\w])while\s*\(/, 'while'],
  [/(^|[^.\w])for\s*\([^()]*;/, 'for with a counter'],
  [/(^|[^.\w])class\s+\w+\s*(extends\s+\w+\s*)?\{/, 'class'],
  [/\w(\+\+|--)|(\+\+|--)\w/, '++ and --'],
  [/(^|[^.\w])new\s+Promise\b/, 'Promise'],
];

function codeProblems(resource: Resource): (string | false)[] {
  const code = textOf(resource.get('code')) ?? '';
  if (code === '') return [];
  const words = bare(code);
  return [
    ...unknownToIt.map(
      ([form, says]) => form.test(words) && `code must do without ${says}, which AppSync does not know`,
    ),
    ...['request', 'response'].map(
      (one) => !new RegExp(`\\b${one}\\b`).test(words) && `code must export ${one}, had none`,
    ),
  ];
}

/** Rules about APIs of AppSync. */
export const appsyncRules = [
  table({
    id: 'appsync/arguments',
    severity: 'rejects',
    source: 'botocore 1.43.11, appsync',
    demand: 'names, addresses and times of AppSync have its forms',
    fix: 'Write names with underscores, addresses with https://.',
    rows: [
      [source, 'name', name],
      [fn, 'name', name],
      [source, 'http_config.endpoint', url],
      [api, 'openid_connect_config.issuer', url],
      [api, 'additional_authentication_provider.openid_connect_config.issuer', url],
      [resolver, 'caching_config.ttl', orNone(wholeNumber(1, 3600, 'seconds'))],
      ['aws_appsync_api_cache', 'ttl', wholeNumber(1, 3600, 'seconds')],
    ],
  }),
  company({
    id: 'appsync/goes-with',
    severity: 'rejects',
    source: seenAs('api-*-requires-*, ds-*-requires-config, res-pipeline-*, res-code-requires-runtime'),
    demand: 'each kind of sign-in, data source and resolver has its block, and code its runtime',
    fix: 'Add the block of that kind.',
    rows: [
      ...signIns.flatMap(([type, block]) => [
        [api, 'authentication_type', type, { needs: [block] }] as const,
        [api, 'additional_authentication_provider.authentication_type', type, { needs: [block] }] as const,
      ]),
      [api, 'api_type', /^MERGED$/, { needs: ['merged_api_execution_role_arn'] }],
      ...Object.entries(blocks).map(
        ([type, block]) => [source, 'type', new RegExp(`^${type}$`), { needs: [block] }] as const,
      ),
      [source, 'type', /^AWS_LAMBDA$/, { needs: ['service_role_arn'] }],
      [source, 'type', /^NONE$/, { bars: Object.values(blocks) }],
      [resolver, 'kind', /^PIPELINE$/, { needs: ['pipeline_config'], bars: ['data_source'] }],
      ...[resolver, fn].flatMap((type) => [
        [type, 'code', /./s, { needs: ['runtime'] }] as const,
        [type, 'runtime', /./, { needs: ['code'] }] as const,
      ]),
      [resolver, 'code', /./s, { bars: ['request_template', 'response_template'] }],
      [fn, 'code', /./s, { bars: ['request_mapping_template', 'response_mapping_template'] }],
    ],
  }),
  rule({
    id: 'appsync/sign-in-once',
    severity: 'rejects',
    source: seenAs('api-additional-auth-duplicate-primary, api-single-lambda-authorizer'),
    on: api,
    demand: 'an API knows keys, IAM and a function as authorizer once',
    fix: 'Remove the additional_authentication_provider that repeats it.',
    check: signInProblems,
  }),
  rule({
    id: 'appsync/code',
    severity: 'rejects',
    source: seenAs('code-no-try, code-no-async, code-no-while, code-request-response-exports-required'),
    on: [resolver, fn],
    demand: 'code is written in the JavaScript of AppSync, with request and response',
    fix: 'Use util.error(), for...of and += 1; export function request and response.',
    check: (resource) => codeProblems(resource),
  }),
];
