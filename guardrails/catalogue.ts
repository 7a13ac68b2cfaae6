import { type FactId, facts } from './facts';
import { allRules } from './rules';

/** Facts that no configuration alone decides, and why. */
export const notDecidable: Readonly<Partial<Record<FactId, string>>> = {
  R007: 'which headers a function returns shows at run time',
  R016: 'whether an import warns depends on the whole document and on the service of the day',
  R021: 'Terraform has no argument that asks an HTTP API for traces',
  R029: 'the earlier names of path variables are in the state, not in the configuration',
  R044: 'which messages clients send is not written down; a closed set of routes is legal',
  R049: '$default beside ANY /{proxy+} still serves the root path, so both may be meant',
  R051: 'sizes and durations of connections show at run time',
  R052: 'sizes of requests and answers show at run time',
  R069: 'whether the backend expects the stage name in the path is not written down',
  R070: 'which records Cloud Map instances register shows at run time',
  R071: 'idleness of a VPC link shows at run time',
  R090: 'the algorithm of tokens is a property of their issuer',
  R091: 'whether ID tokens are wanted is the decision of the API',
  R103: 'which headers clients leave out shows at run time',
  R105: 'how long an authorizer takes shows at run time',
  R112: 'evidence conflicts: the provider says HTTP only, the AWS CDK sets it on WebSocket stages',
  R120: 'how full the resource policy of the account is stands nowhere in a configuration',
  R129: 'how a handler reads its path is code',
  R130: 'which role posts to connections is code',
  R153: 'how many domains are made at a time depends on the apply',
  R170: 'whether failover is expected of the record is not written down',
  R173: 'who calls a private API, and from where, is not written down',
  R184: 'which parts of a schema the author counts on is not written down',
  R191: 'the length of method ARNs and policies shows at run time',
  R198: 'which kind of token clients send shows at run time',
  R232: 'the shape of an answer is code',
  R242: 'what an authorizer answers is code',
  R252: 'whether a cache is worth its price depends on traffic',
  R258: 'whether answers are personal is not written down',
  R264: 'how long execution logs may live is the decision of their owner',
  R268: 'the values of a stage variable in a URI are names of functions elsewhere',
  R277: 'a property of every usage plan, which no argument changes',
  R280: 'what an authorizer returns as key is code',
  R285: 'the runtimes a provider knows depend on its version, chosen elsewhere',
  R290: 'the size of an archive is outside the configuration, and a missing file may be built later',
  R296: 'what the function was before is in the state',
  R301: 'the unreserved concurrency is a quota of the account',
  R310: 'whether another tool shifts traffic is not written down',
  R325: 'the log group may be made by the service or in another configuration, on purpose',
  R345: 'whether silence is good or bad news depends on traffic',
  R369: 'the trust of a role elsewhere, and its exact target, show at run time',
  R382: 'whether a table is a production table is not written down',
  R383: 'how a handler reads its table is code',
  R408: 'how fast a new role spreads shows at apply',
};

/** What became of each fact. */
export interface Catalogue {
  readonly implemented: readonly FactId[];
  readonly notDecidable: readonly FactId[];
  /** Decidable, and not yet decided by a rule. */
  readonly open: readonly FactId[];
}

/** Counts the facts: decided by a rule, not decidable, open. */
export function catalogue(): Catalogue {
  const decided = new Set(allRules.flatMap((rule) => rule.facts));
  const all = Object.keys(facts) as FactId[];
  return {
    implemented: all.filter((id) => decided.has(id)),
    notDecidable: all.filter((id) => !decided.has(id) && notDecidable[id] !== undefined),
    open: all.filter((id) => !decided.has(id) && notDecidable[id] === undefined),
  };
}
