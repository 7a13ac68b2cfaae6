import { textOf, Unknown, type Value } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';
import { oncePerModel } from './apis';
import { functionOf, invocationOf } from './invocation';

interface Permissions {
  readonly byFunction: ReadonlyMap<Resource, readonly Resource[]>;
  /** Those whose function is not known. */
  readonly open: readonly Resource[];
}

const permissionsIn = oncePerModel((model): Permissions => {
  const byFunction = new Map<Resource, Resource[]>();
  const open: Resource[] = [];
  for (const one of model.ofType('aws_lambda_permission')) {
    const lambda = functionOf(one, model);
    if (lambda !== undefined) byFunction.set(lambda, [...(byFunction.get(lambda) ?? []), one]);
    else if (one.get('function_name') instanceof Unknown) open.push(one);
  }
  return { byFunction, open };
});

/** The permissions of a function, and whether there may be others. */
export function permissionsOf(
  lambda: Resource,
  model: Model,
): { readonly sure: readonly Resource[]; readonly closed: boolean } {
  const { byFunction, open } = permissionsIn(model);
  const closed = lambda.managed && open.length === 0 && !model.hasOpaqueModules;
  return { sure: byFunction.get(lambda) ?? [], closed };
}

/** Says that a function called by the gateway has no permission at all, when the configuration holds the function. */
export function unpermitted(resource: Resource, uri: string, credentials: string, model: Model): string | undefined {
  const lambda = resource.lacks(credentials) ? invocationOf(resource, uri, model)?.lambda : undefined;
  if (lambda === undefined || lambda.conditional) return undefined;
  const { sure, closed } = permissionsOf(lambda, model);
  if (!closed || sure.length > 0) return undefined;
  return `must call a function that permits it, ${lambda.address} has no aws_lambda_permission`;
}

/** Whether the function is handed on, so that another configuration may permit calls. */
const isHandedOn = (lambda: Resource, model: Model): boolean =>
  ['arn', 'function_name', 'id', 'qualified_arn'].some((attribute) => model.exports(lambda, attribute));

/** Says that every caller of a deployed API gets an error, because nobody may call the function behind it. */
export function unpermittedCalls(
  resource: Resource,
  uri: string,
  credentials: string,
  model: Model,
): string | undefined {
  const lambda = invocationOf(resource, uri, model)?.lambda;
  if (model.partial || lambda === undefined || isHandedOn(lambda, model)) return undefined;
  const problem = unpermitted(resource, uri, credentials, model);
  return problem && `${uri} ${problem}: API Gateway answers 500 to every caller`;
}

/** The permissions of a function that name a service, or may. */
export const permissionsFor = (lambda: Resource, service: string, model: Model): readonly Resource[] =>
  permissionsOf(lambda, model).sure.filter((one) => mayBe(one.get('principal'), service));

/** Whether a function certainly does not permit a service, `events.amazonaws.com`, to call it for one of its resources. */
export function refuses(lambda: Resource, service: string, model: Model, caller?: Resource): boolean {
  const { sure, closed } = permissionsOf(lambda, model);
  return closed && !sure.some((one) => mayBe(one.get('principal'), service) && !isForAnother(one, caller, model));
}

/** Whether a permission is for another resource of the type that calls. */
function isForAnother(one: Resource, caller: Resource | undefined, model: Model): boolean {
  const source = caller && model.follow(one, 'source_arn', caller.type);
  return source !== undefined && source.type === caller?.type && source !== caller;
}

function mayBe(principal: Value | undefined, service: string): boolean {
  const text = textOf(principal) ?? '';
  return principal instanceof Unknown || text.startsWith('*') || text.startsWith(service);
}
