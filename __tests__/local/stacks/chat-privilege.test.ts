import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { documentOf, localRun, type RunEvent } from '../../../local';
import { textOf } from '../../../terraform/language/value';
import { synthesizedFolder, synthesizedStack } from '../../support/synthesized-stacks';
import { Client, handshake } from '../websocket-api/open-api';
import { calledEnvironments } from './run-stack';

// biome-ignore lint/suspicious/noExplicitAny: the JSON of a stack, of which one action is taken out.
type Json = any;

/** What the roles of a stack may do, beside what Lambda itself uses. */
const grantedIn = (json: Json): string[] =>
  Object.values<Json>(json.resource.aws_iam_role_policy)
    .flatMap(({ policy }) => JSON.parse(policy).Statement.flatMap(({ Action }: Json) => Action))
    .filter((action: string) => !/^(logs|xray):/.test(action));

/** The document without one action of its roles. */
function without(json: Json, action: string | undefined): Json {
  const copy = structuredClone(json);
  for (const policy of Object.values<Json>(copy.resource.aws_iam_role_policy)) {
    const document = JSON.parse(policy.policy);
    for (const statement of document.Statement)
      statement.Action = [statement.Action].flat().filter((one: string) => one !== action);
    policy.policy = JSON.stringify(document);
  }
  return copy;
}

describe.each(calledEnvironments)('the roles of %s-chat-websocket-api', (environment) => {
  const stack = `${environment}-chat-websocket-api`;
  const folder = synthesizedFolder(stack);
  const json: Json = synthesizedStack(stack);

  /** Two people talk, and one leaves. Gives what the terminal says of refused calls, and what the other one heard. */
  async function talk(document: Json): Promise<{ refused: string[]; heard: string[] }> {
    const events: RunEvent[] = [];
    const run = await localRun([documentOf(stack, folder, document)], { port: 0, tell: (event) => events.push(event) });
    onTestFinished(() => run.close());
    const [world] = run.worlds;
    const [ready] = run.ready;
    const [domain] = world?.deployed.model.ofType('aws_apigatewayv2_domain_name') ?? [];
    const host = textOf(domain?.get('domain_name'));
    const address = host === undefined ? ready?.url : `${ready?.endpoint}/`;
    const join = async (sub: string) => {
      const tokens = await world?.identity.token({ sub });
      const headers = { authorization: `Bearer ${tokens?.access_token}`, ...(host === undefined ? {} : { host }) };
      return handshake(new WebSocket(`${address}?room=tea`, { headers }));
    };
    const [alice, bob] = [await join('alice'), await join('bob')];
    const heard: string[] = [];
    if (alice instanceof Client && bob instanceof Client) {
      alice.send({ action: 'sendMessage', text: 'Tea?' });
      await requested(events, 'sendMessage');
      heard.push(...bob.received);
      for (const client of [alice, bob]) client.socket.close();
      await requested(events, '$disconnect');
    }
    const steps = events.flatMap((event) => (event.event === 'request' ? event.steps : []));
    return { heard, refused: steps.filter(({ about }) => about === 'iam').map(({ decision }) => decision) };
  }

  it('suffice for people who talk', async () => {
    const { refused, heard } = await talk(json);

    expect(refused).toEqual([]);
    expect(heard.join()).toContain('Tea?');
  });

  it.each(grantedIn(json))('need %s: without it a call fails, and the trace says so', async (action) => {
    const { refused } = await talk(without(json, action));

    expect(refused.filter((decision) => decision.includes(` may not ${action} on `))).not.toEqual([]);
  });
});

/** Waits until a message of a route is answered. */
async function requested(events: readonly RunEvent[], route: string): Promise<void> {
  while (!events.some((event) => event.event === 'request' && event.path === route))
    await new Promise((turn) => setTimeout(turn, 5));
}
