import type { Construct } from 'constructs';
import { PropError } from '../prop-error';
import type { RequestValidator } from './request-validator';
import type { RestPath } from './rest-api';
import type { RestAuthorizer } from './rest-authorizer';
import { type RestHttpMethod, RestMethod } from './rest-method';
import type { RestModel } from './rest-model';
import type { RestParameter, RestParameters } from './rest-parameters';

/** One row of a table of methods: what is answered, and who may ask. */
export interface RestOperation {
  /** The method. */
  readonly method: RestHttpMethod;

  /** Terraform name of the resource it stands at. */
  readonly resource: string;

  /** Who may ask: callers that the API's authorizer lets pass, or anyone. */
  readonly auth: 'authorizer' | 'none';

  /** Whether callers must name an API key; left out, they need none. */
  readonly apiKey?: boolean;

  /** Which parts of a request the method knows of. */
  readonly parameters?: RestParameters;

  /** Which of these tell cached answers apart. */
  readonly cacheKey?: readonly RestParameter[];

  /** What JSON bodies must be like, by the model's Terraform name; left out, bodies are not looked at. */
  readonly model?: string;
}

/** What operations have in common. */
export interface OperationContext {
  /** Where methods stand, by the resources' names. */
  readonly paths: ReadonlyMap<string, RestPath>;

  /**
   * Who decides about callers of operations with `auth: 'authorizer'`.
   *
   * @default - no operation may ask for one
   */
  readonly authorizer?: RestAuthorizer;

  /** What refuses requests before they are passed on; left out, nothing does. */
  readonly validator?: RequestValidator;

  /** The models that operations name. */
  readonly models?: ReadonlyMap<string, RestModel>;
}

/** Makes one method for each operation, and returns them by their operations' names. */
export function methodsOf<Name extends string>(
  scope: Construct,
  operations: Readonly<Record<Name, RestOperation>>,
  context: OperationContext,
): Record<Name, RestMethod> {
  const methods = Object.entries<RestOperation>(operations).map(([id, operation]) => [
    id,
    methodOf(scope, id, operation, context),
  ]);
  return Object.fromEntries(methods);
}

function methodOf(
  scope: Construct,
  id: string,
  { method, resource, auth, apiKey, parameters, cacheKey, model }: RestOperation,
  { paths, authorizer, validator, models }: OperationContext,
): RestMethod {
  return new RestMethod(scope, id, {
    path: named(scope, `operations.${id}.resource`, resource, paths),
    httpMethod: method,
    authorizer: auth === 'none' ? 'none' : (authorizer ?? refuseWithoutAuthorizer(scope, id)),
    apiKeyRequired: apiKey,
    parameters,
    cacheKey,
    validator,
    model: model === undefined ? undefined : named(scope, `operations.${id}.model`, model, models),
  });
}

function refuseWithoutAuthorizer(scope: Construct, id: string): never {
  throw new PropError(scope, {
    prop: `operations.${id}.auth`,
    mustBe: "'none', as the API has no authorizer",
    was: 'authorizer',
    fix: 'Give methodsOf an authorizer, or let anyone ask.',
  });
}

function named<Value>(
  scope: Construct,
  prop: string,
  name: string,
  known: ReadonlyMap<string, Value> = new Map(),
): Value {
  const found = known.get(name);
  if (found !== undefined) return found;
  throw new PropError(scope, {
    prop,
    mustBe: `one of ${[...known.keys()].join(', ')}`,
    was: name,
    fix: 'Correct the name, or declare what it names.',
  });
}
