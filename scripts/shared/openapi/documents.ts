import { didYouMean } from '../../../constructs/nearest-name';
import { schemaProblems } from '../../../stacks/openapi/schema-problems';
import type { JsonObject } from '../../../terraform/documents/json-object';
import { Refused } from '../refused';
import { synthesizedStacks } from '../synthesized';
import { contractsIn } from './contracts';
import { openApiOfStack } from './document';
import type { OpenApi } from './openapi';

/** The documents of stacks by their names; of all that have one, where none is named. */
export function openApiOf(
  names: readonly string[],
  root: string,
  stacks: ReadonlyMap<string, JsonObject> = synthesizedStacks(root),
): Map<string, OpenApi> {
  const unknown = names.find((name) => !stacks.has(name));
  if (unknown !== undefined)
    throw new Refused(
      `${unknown}: no stack has this name. ${didYouMean(unknown, [...stacks.keys()])} npm run synth lists all.`,
    );
  const contracts = contractsIn(root);
  const documents = new Map<string, OpenApi>();
  for (const [stack, json] of stacks) {
    if (names.length > 0 && !names.includes(stack)) continue;
    const document = openApiOfStack(stack, json, contracts);
    if (document !== undefined) documents.set(stack, checked(stack, document));
    else if (names.length > 0) throw new Refused(withoutDocument(stack, json));
  }
  return documents;
}

/** A document that OpenAPI would not take is a mistake of a contract, or ours: it is never written. */
function checked(stack: string, document: OpenApi): OpenApi {
  const [problem] = schemaProblems(document);
  if (problem === undefined) return document;
  throw new Refused(`${stack}: must have a sound OpenAPI document, and ${problem.path.join('.')} ${problem.reason}.`);
}

function withoutDocument(stack: string, { resource }: JsonObject): string {
  const webSocket = JSON.stringify(resource).includes('"protocol_type":"WEBSOCKET"');
  return webSocket
    ? `${stack}: must have an HTTP or REST API, has a WebSocket API, which OpenAPI has no words for.`
    : `${stack}: must have an HTTP or REST API, has none.`;
}
