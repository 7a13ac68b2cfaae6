import { asObject, type JsonObject } from '../../../../terraform/documents/json-object';
import { resourcesOf } from '../../../../terraform/documents/stack-json';
import type { StackReview } from '../review';
import type { Change } from '../stack-review';
import { widened } from './widened';

/** Something that a reviewer should look at first. */
export interface Highlight {
  readonly stack: string;
  readonly address: string;
  /** What it is, in a sentence without its end. */
  readonly sentence: string;
  /** Whether something is lost, or opened to more people. */
  readonly grave: boolean;
}

/** The documents of all stacks, before and after. */
export interface Documents {
  readonly reviewed: ReadonlyMap<string, JsonObject>;
  readonly synthesized: ReadonlyMap<string, JsonObject>;
}

/** What to look at first: the grave things before the others, each in the order of the review. */
export function highlightsOf(reviews: readonly StackReview[], documents: Documents): readonly Highlight[] {
  const found = [...reviews.flatMap((one) => inStack(one, documents)), ...movedDomains(documents)];
  return [...found.filter(({ grave }) => grave), ...found.filter(({ grave }) => !grave)];
}

interface Bodies {
  readonly was: JsonObject;
  readonly is: JsonObject;
}

type Look = (change: Change, bodies: Bodies) => Pick<Highlight, 'sentence' | 'grave'>[];

function inStack({ stack, changes }: StackReview, { reviewed, synthesized }: Documents): Highlight[] {
  const [before, after] = [resourcesOf(reviewed.get(stack) ?? {}), resourcesOf(synthesized.get(stack) ?? {})];
  const found = changes.flatMap((change) => {
    const { address, from = address } = change;
    const bodies = { was: before.get(from) ?? {}, is: after.get(address) ?? {} };
    return looks.flatMap((look) => look(change, bodies)).map((one) => ({ stack, address, ...one }));
  });
  return onlyCode(changes) ? [...found, ...codeAlone(stack, changes)] : found;
}

const highlight = (sentence: string, grave: boolean) => [{ sentence, grave }];

const lost: Look = ({ kind, lost: what }) =>
  what === undefined ? [] : highlight(`is ${kind}, and ${what} with it`, true);

const replaced: Look = ({ kind, lost: what }) =>
  kind === 'replaced' && what === undefined ? highlight('is replaced', false) : [];

/** Arguments that say who may call a route or method. */
const authorization = [
  'authorization_type',
  'authorization',
  'authorizer_id',
  'api_key_required',
  'authorization_scopes',
];

const authorized: Look = ({ kind, address }, { was, is }) => {
  if (!/^aws_(apigatewayv2_route|api_gateway_method)\./.test(address) || kind === 'removed') return [];
  if (kind === 'added') return isOpen(is) ? highlight('is a new route that anybody may call', true) : [];
  const differs = authorization.some((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  if (!differs) return [];
  if (isOpen(is) && !isOpen(was))
    return highlight(`lost its authorizer: was ${guarded(was)}, is open to anybody`, true);
  return highlight(`is authorized otherwise: was ${guarded(was)}, is ${guarded(is)}`, false);
};

const typeOf = (route: JsonObject): string => String(route.authorization_type ?? route.authorization ?? 'NONE');

const isOpen = (route: JsonObject): boolean => typeOf(route) === 'NONE' && route.api_key_required !== true;

const guarded = (route: JsonObject): string =>
  [typeOf(route), route.authorizer_id, route.api_key_required === true ? 'with an API key' : undefined]
    .filter((one) => one !== undefined)
    .join(' ');

const permitted: Look = ({ kind, address }, { was, is }) => {
  if (kind === 'removed' || !/polic|_role\.|_permission\./.test(address)) return [];
  const more = ['policy', 'assume_role_policy'].flatMap((name) => widened(was[name], is[name]));
  return more.map((grant) => ({ sentence: `allows more: ${grant}`, grave: /(^|[\s:])\*/.test(grant) }));
};

const throttled: Look = ({ arguments: differing }) =>
  differing.flatMap(({ path, was, is }) => {
    if (!/(rate|burst)_limit$/.test(path) || typeof was !== 'number' || (typeof is === 'number' && is <= was))
      return [];
    const now = typeof is === 'number' ? `raised to ${is}` : 'lifted';
    return highlight(`has a throttle that is ${now}: ${path} was ${was}`, true);
  });

const canary: Look = ({ kind, address }, { was, is }) => {
  const [before, after] = [was.canary_settings, is.canary_settings];
  if (!address.startsWith('aws_api_gateway_stage.') || kind === 'removed' || after === undefined) return [];
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const percent = asObject([after].flat()[0]).percent_traffic ?? 0;
  return highlight(
    `${before === undefined ? 'starts a canary' : 'changes its canary'}: ${percent} % of the requests`,
    false,
  );
};

const looks: readonly Look[] = [lost, replaced, authorized, permitted, throttled, canary];

const isCode = (path: string): boolean => path === 'source_code_hash' || path === 'filename';

const onlyCode = (changes: readonly Change[]): boolean =>
  changes.length > 0 &&
  changes.every(({ kind, arguments: differing }) => kind === 'changed' && differing.every(({ path }) => isCode(path)));

const codeAlone = (stack: string, changes: readonly Change[]): Highlight[] =>
  changes.map(({ address }) => ({
    stack,
    address,
    sentence: 'has other code, and nothing else changed',
    grave: false,
  }));

/** Names that another stack has now. */
function movedDomains({ reviewed, synthesized }: Documents): Highlight[] {
  const before = holdersOf(reviewed);
  return [...holdersOf(synthesized)].flatMap(([name, { stack, address }]) => {
    const old = before.get(name);
    if (old === undefined || old.stack === stack) return [];
    return [{ stack, address, sentence: `takes the domain ${name} from ${old.stack}`, grave: true }];
  });
}

function holdersOf(documents: ReadonlyMap<string, JsonObject>) {
  const holders = new Map<string, { readonly stack: string; readonly address: string }>();
  for (const [stack, document] of documents) {
    for (const [address, { domain_name }] of resourcesOf(document)) {
      if (/^aws_(apigatewayv2|api_gateway)_domain_name\./.test(address) && typeof domain_name === 'string')
        holders.set(domain_name, { stack, address });
    }
  }
  return holders;
}
