import { describe, expect, it } from 'vitest';
import { documentOf, type LocalRun, localRun } from '../../../local';
import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { synthesizedFolder, synthesizedStack } from '../../support/synthesized-stacks';
import { calledEnvironments } from './run-stack';

/** One request after the other; `{id}` stands for what the first one made. */
type Journey = readonly (readonly [line: string, body?: object])[];

const crud = (path: string, body: object): Journey => [
  [`POST ${path}`, body],
  [`GET ${path}`],
  [`GET ${path}/{id}`],
  [`PUT ${path}/{id}`, { ...body, name: 'Another' }],
  [`DELETE ${path}/{id}`],
];
const ada = { name: 'Ada', email: 'ada@example.com' };

/** What is called of each stack: together, all that its roles may do. */
const journeys: Readonly<Record<string, Journey>> = {
  'items-http-api': crud('/items', { name: 'Hat', description: 'Felt' }),
  'items-rest-api': crud('/items', { name: 'Hat', description: 'Felt', category: 'clothes' }),
  'users-http-api': [...crud('/users', ada)],
  'users-rest-api': [
    ...crud('/users', ada).slice(0, -1),
    ['GET /users/{id}/summary'],
    ['POST /users/{id}/exports'],
    ['DELETE /users/{id}'],
  ],
  'shop-http-api': [
    ['POST /orders', { items: [{ sku: 'hat', quantity: 1 }] }],
    ['GET /orders'],
    ['GET /orders/{id}'],
    ['POST /events', { kind: 'seen' }],
  ],
};

/** Permissions that Lambda itself uses, before and beside the function. */
const ofTheRuntime = /^(logs|xray):/;

// biome-ignore lint/suspicious/noExplicitAny: the JSON of a stack, of which one action is taken out.
type Json = any;

interface Granted {
  readonly address: string;
  readonly action: string;
}

const policiesOf = (json: Json): [string, Json][] => Object.entries(json.resource.aws_iam_role_policy ?? {});

/** Every action that a role of a stack is granted, one by one. */
function grantedIn(json: Json): Granted[] {
  return policiesOf(json).flatMap(([name, { policy }]) =>
    JSON.parse(policy)
      .Statement.flatMap(({ Action }: Json) => Action)
      .filter((action: string) => !ofTheRuntime.test(action))
      .map((action: string) => ({ address: `aws_iam_role_policy.${name}`, action })),
  );
}

/** The document of a stack without one action of one policy. */
function without(json: Json, { address, action }: Granted): Json {
  const copy = structuredClone(json);
  const policy = copy.resource.aws_iam_role_policy[address.split('.')[1] ?? ''];
  const document = JSON.parse(policy.policy);
  for (const statement of document.Statement)
    statement.Action = [statement.Action].flat().filter((one: string) => one !== action);
  policy.policy = JSON.stringify(document);
  return copy;
}

/** Where a REST API lies below its custom domain. */
function basePathOf(mapping: Resource | undefined): string {
  const path = textOf(mapping?.get('base_path'));
  return path === undefined || path === '' ? '' : `/${path}`;
}

/** The statuses of a journey, and what the terminal says of refused calls. */
async function travel(run: LocalRun, journey: Journey): Promise<{ statuses: number[]; refused: string[] }> {
  const [api] = run.apis;
  const [world] = run.worlds;
  if (api === undefined || world === undefined) throw new Error('The stack must run.');
  const tokens = await world.identity.token({ sub: 'alice', claims: { email: 'alice@example.com' } });
  const token = api.served.kind === 'rest' ? tokens.id_token : tokens.access_token;
  const [key = ''] = (api.served.notes ?? []).flatMap((note) => /has the value (\S+)$/.exec(note)?.[1] ?? []);
  const headers: [string, string][] = [
    ['Authorization', `Bearer ${token}`],
    ['Content-Type', 'application/json'],
    ['x-api-key', key],
  ];
  const [domain] = world.deployed.model.ofType('aws_apigatewayv2_domain_name', 'aws_api_gateway_domain_name');
  const [mapping] = world.deployed.model.ofType('aws_api_gateway_base_path_mapping');
  const host = textOf(domain?.get('domain_name')) ?? 'localhost';
  const prefix = domain === undefined ? (api.served.stages[0]?.path ?? '') : basePathOf(mapping);
  const [statuses, refused]: [number[], string[]] = [[], []];
  let id = 'none';
  for (const [line, body] of journey) {
    const [method = '', path = ''] = line.replace('{id}', id).split(' ');
    const target = `${prefix}${path}`;
    const answer = await run.request({ method, target, host, headers, body: JSON.stringify(body) ?? '' });
    statuses.push(answer.status);
    refused.push(...answer.trace.steps.filter(({ about }) => about === 'iam').map(({ decision }) => decision));
    if (id === 'none' && answer.status === 201) id = JSON.parse(answer.body.toString()).id;
  }
  return { statuses, refused };
}

const stacks = calledEnvironments.flatMap((environment) =>
  Object.entries(journeys).map(([name, journey]) => [`${environment}-${name}`, journey] as const),
);

describe.each(stacks)('the roles of %s', (stack, journey) => {
  const folder = synthesizedFolder(stack);
  const json: Json = synthesizedStack(stack);
  const answersOf = async (document: Json) => {
    const run = await localRun([documentOf(stack, folder, document)]);
    try {
      return await travel(run, journey);
    } finally {
      await run.close();
    }
  };

  it('suffice for everything that is called', async () => {
    const { statuses, refused } = await answersOf(json);

    expect(statuses.filter((status) => status >= 300)).toEqual([]);
    expect(refused).toEqual([]);
  });

  it.each(grantedIn(json))('need $action: without it a call fails, and the trace says so', async (granted) => {
    const { statuses, refused } = await answersOf(without(json, granted));

    expect(statuses.filter((status) => status >= 400)).not.toEqual([]);
    expect(refused.filter((decision) => decision.includes(` may not ${granted.action} on `))).not.toEqual([]);
  });
});
