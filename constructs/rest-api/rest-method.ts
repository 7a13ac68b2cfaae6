import { ApiGatewayMethod } from '@cdktf/provider-aws/lib/api-gateway-method';
import type { Construct, IConstruct } from 'constructs';
import { checkSameApi } from '../api/same-api';
import { NamedConstruct } from '../named-construct';
import { checkOneOf } from '../prop-check';
import { PropError } from '../prop-error';
import type { RequestValidator } from './request-validator';
import type { DeclaredMethod, RestApi, RestPath } from './rest-api';
import type { RestAuthorizer } from './rest-authorizer';
import type { RestModel } from './rest-model';
import { checkParameters, type RestParameter, type RestParameters, requestParameters } from './rest-parameters';

/** The methods a REST API knows. */
export const restHttpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'] as const;

/** A method of a REST API. */
export type RestHttpMethod = (typeof restHttpMethods)[number];

/** What {@link RestMethod} takes. */
export interface RestMethodProps {
  /** Where the method stands. */
  readonly path: RestPath;

  /** The method; `ANY` takes those that no other method of the path takes. */
  readonly httpMethod: RestHttpMethod;

  /** Who decides about callers. `'none'` and `'iam'` are written out, so that a public method is never an oversight. */
  readonly authorizer: RestAuthorizer | 'iam' | 'none';

  /**
   * OAuth scopes of which the caller's access token must hold one; only with a Cognito authorizer.
   *
   * @default - id tokens are taken, access tokens are not
   */
  readonly scopes?: readonly string[];

  /**
   * Whether callers must name an API key of a usage plan. A key counts and limits calls; it does not say who calls.
   *
   * @default false
   */
  readonly apiKeyRequired?: boolean;

  /**
   * Which parts of a request the method knows of. Only these can be part of a cache key.
   *
   * @default - none
   */
  readonly parameters?: RestParameters;

  /**
   * Which of the parameters tell cached answers apart. Acts only where `MethodSettings` caches the method.
   *
   * @default - none: one cached answer for all requests
   */
  readonly cacheKey?: readonly RestParameter[];

  /**
   * What JSON bodies must look like; acts only with a validator of bodies.
   *
   * @default - bodies are not looked at
   */
  readonly model?: RestModel;

  /**
   * What refuses a request before it is passed on.
   *
   * @default - nothing
   */
  readonly validator?: RequestValidator;
}

/**
 * A method of one path. What answers it is an integration, which each method needs.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
export class RestMethod extends NamedConstruct implements DeclaredMethod {
  /** The API the method belongs to. */
  readonly api: RestApi;

  /** Where the method stands. */
  readonly path: RestPath;

  /** Whether callers must name an API key. */
  readonly apiKeyRequired: boolean;

  /** What decides about callers. */
  readonly authorizer: RestAuthorizer | 'iam' | 'none';

  /** Which parts of a request the method knows of. */
  readonly parameters: RestParameters;

  /** The method's own name, `GET`. */
  readonly verb: RestHttpMethod;

  /** The method, as a reference to it. */
  readonly httpMethod: string;

  /** Which parameters tell cached answers apart. */
  readonly cacheKey: readonly RestParameter[];

  /**
   * What answers.
   *
   * @default - undefined until an integration has been made for the method
   */
  integration?: IConstruct;

  /**
   * The settings that keep answers and give them again.
   *
   * @default - undefined until settings with a cache have been made for the method
   */
  cachedBy?: IConstruct;

  constructor(scope: Construct, id: string, props: RestMethodProps) {
    super(scope, id);
    this.check(props);

    const { path, authorizer, model } = props;
    this.httpMethod = new ApiGatewayMethod(this, 'Default', {
      restApiId: path.api.restApiId,
      resourceId: path.resourceId,
      httpMethod: props.httpMethod,
      ...authorization(authorizer),
      authorizationScopes: props.scopes && [...props.scopes],
      apiKeyRequired: props.apiKeyRequired ?? false,
      requestParameters: props.parameters && requestParameters(props.parameters),
      requestModels: model && { 'application/json': model.modelName },
      requestValidatorId: props.validator?.validatorId,
    }).httpMethod;

    this.api = path.api;
    this.path = path;
    this.authorizer = authorizer;
    this.apiKeyRequired = props.apiKeyRequired ?? false;
    this.parameters = props.parameters ?? {};
    this.cacheKey = props.cacheKey ?? [];
    this.verb = props.httpMethod;
    path.api.methods.push(this);
  }

  private check(props: RestMethodProps): void {
    checkOneOf(this, {
      prop: 'httpMethod',
      value: props.httpMethod,
      allowed: restHttpMethods,
      fix: 'Write it in upper case.',
    });
    this.checkPlace(props);
    this.checkAuthorizer(props);
    checkParameters(this, props.path.path, props.parameters ?? {});
    this.checkCacheKey(props);
    if (props.model) checkSameApi(this, 'model', props.path.api, props.model);
    if (props.validator) checkSameApi(this, 'validator', props.path.api, props.validator);
    this.checkValidation(props);
  }

  private checkPlace({ path, httpMethod }: RestMethodProps): void {
    const answered = path.api.methods.some((other) => other.path === path && other.verb === httpMethod);
    if (!answered && !path.api.imported) return;
    throw new PropError(this, {
      prop: 'httpMethod',
      mustBe: path.api.imported
        ? 'left to the OpenAPI document of the API'
        : `a method ${path.path || '/'} does not have yet`,
      was: httpMethod,
      fix: 'Change the one that is there.',
    });
  }

  private checkAuthorizer({ path, authorizer, scopes }: RestMethodProps): void {
    const named = typeof authorizer === 'string' ? undefined : authorizer;
    if (scopes && named?.authorization !== 'COGNITO_USER_POOLS') {
      throw new PropError(this, {
        prop: 'scopes',
        mustBe: 'absent on a method without a Cognito authorizer',
        was: scopes,
        fix: 'Give the method its Cognito authorizer, or leave scopes out.',
      });
    }
    if (named) checkSameApi(this, 'authorizer', path.api, named);
  }

  private checkCacheKey({ parameters = {}, cacheKey = [] }: RestMethodProps): void {
    const strange = cacheKey.find((parameter) => parameters[parameter] === undefined);
    if (strange === undefined) return;
    throw new PropError(this, {
      prop: 'cacheKey',
      mustBe: `made of the method's parameters, ${Object.keys(parameters).join(', ') || 'of which there are none'}`,
      was: strange,
      fix: 'Add it to parameters.',
    });
  }

  /** Demands that nobody checks are refused: they would reach the integration unseen. */
  private checkValidation({ parameters = {}, model, validator }: RestMethodProps): void {
    const required = Object.entries(parameters).find(
      ([name, need]) => need === 'required' && !name.startsWith('path.'),
    );
    if (required && !validator?.parameters) {
      throw new PropError(this, {
        prop: 'validator',
        mustBe: `one that checks parameters, because ${required[0]} is required`,
        was: validator?.node.path,
        fix: 'Give the method a RequestValidator with parameters: true, or make the parameter optional.',
      });
    }
    if (!model || validator?.body) return;
    throw new PropError(this, {
      prop: 'validator',
      mustBe: 'one that checks bodies, because the method has a model',
      was: validator?.node.path,
      fix: 'Give the method a RequestValidator with body: true.',
    });
  }
}

function authorization(authorizer: RestAuthorizer | 'iam' | 'none'): { authorization: string; authorizerId?: string } {
  if (authorizer === 'none') return { authorization: 'NONE' };
  if (authorizer === 'iam') return { authorization: 'AWS_IAM' };
  return { authorization: authorizer.authorization, authorizerId: authorizer.authorizerId };
}
