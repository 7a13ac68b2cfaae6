import type { Construct } from 'constructs';
import { partsOf } from '../api/operations';
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

  /**
   * Who may ask: callers that the API's `'authorizer'` lets pass, those that another one lets pass, by the name that the stack gives it, those
   * that `'iam'` lets in, or with `'none'` anyone.
   */
  readonly auth: string;

  /**
   * OAuth scopes of which the access token must hold one, only with a Cognito authorizer.
   *
   * @default - id tokens are taken, access tokens are not
   */
  readonly scopes?: readonly string[];

  /**
   * Whether callers must name an API key.
   *
   * @default false
   */
  readonly apiKey?: boolean;

  /**
   * Which parts of a request the method knows of.
   *
   * @default - none
   */
  readonly parameters?: RestParameters;

  /**
   * Which of these tell cached answers apart.
   *
   * @default - none: one cached answer for all requests
   */
  readonly cacheKey?: readonly RestParameter[];

  /**
   * What JSON bodies must be like, by the model's Terraform name.
   *
   * @default - bodies are not looked at
   */
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

  /**
   * Who decides about callers of the others, by the names they use. An API has 10 authorizers unless AWS raises the quota.
   *
   * @default - no operation names another
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly authorizers?: Readonly<Record<string, RestAuthorizer>>;

  /**
   * What refuses requests before they are passed on.
   *
   * @default - nothing
   */
  readonly validator?: RequestValidator;

  /**
   * The models that operations name.
   *
   * @default - no operation names one
   */
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
  { method, resource, auth, scopes, apiKey, parameters, cacheKey, model }: RestOperation,
  { paths, authorizer, authorizers, validator, models }: OperationContext,
): RestMethod {
  const given = partsOf(scope, id, 'methodsOf');
  return new RestMethod(scope, id, {
    path: given('resource', resource, Object.fromEntries(paths)),
    httpMethod: method,
    authorizer: given('auth', auth, { ...authorizers, authorizer, iam: 'iam', none: 'none' }),
    scopes,
    apiKeyRequired: apiKey,
    parameters,
    cacheKey,
    validator,
    model: model === undefined ? undefined : given('model', model, Object.fromEntries(models ?? [])),
  });
}
