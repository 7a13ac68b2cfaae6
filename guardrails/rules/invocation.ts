import { Unknown } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body, Resource } from '../../terraform/model/resource';
import { oncePerModel, soleReference, startOf } from './apis';
import { shown } from './define';
import { gatewayArnProblem } from './gateway-arn';

/** The function that an argument calls, and through what. */
export interface Invocation {
  readonly lambda?: Resource;
  /** The alias called, when it is one. */
  readonly alias?: Resource;
  /** Whether the call certainly goes to the function without a qualifier. */
  readonly unqualified: boolean;
}

const lambdaTypes = ['aws_lambda_function', 'aws_lambda_alias'] as const;

/** The function behind an invoke ARN, ARN or name. */
export function invocationOf(body: Body, argument: string, model: Model): Invocation | undefined {
  const found = model.follow(body, argument, ...lambdaTypes);
  if (found?.type === 'aws_lambda_alias')
    return { ...optional(functionOf(found, model)), alias: found, unqualified: false };
  if (found?.type !== 'aws_lambda_function') return undefined;
  const attribute = soleReference(body.symbolic(argument))?.attribute;
  return {
    lambda: found,
    unqualified: attribute === 'invoke_arn' || attribute === 'arn' || attribute === 'function_name',
  };
}

const optional = (lambda: Resource | undefined): { lambda?: Resource } => (lambda === undefined ? {} : { lambda });

/** The function that `function_name` names, by reference or by its literal name. */
export function functionOf(body: Body, model: Model): Resource | undefined {
  const found = model.follow(body, 'function_name', ...lambdaTypes);
  if (found?.type === 'aws_lambda_function') return found;
  if (found?.type === 'aws_lambda_alias') return functionOf(found, model);
  const name = body.get('function_name');
  return typeof name === 'string' ? namesIn(model).get(name) : undefined;
}

/** What `qualifier` comes to: absent, an alias of the configuration, a known text, or unknown. */
export function qualifierOf(
  permission: Body,
  model: Model,
): { readonly alias?: Resource; readonly text?: string; readonly open: boolean } {
  const value = permission.get('qualifier');
  const alias = model.follow(permission, 'qualifier', 'aws_lambda_alias');
  if (alias !== undefined) return { alias, open: false };
  return typeof value === 'string' && value !== '' ? { text: value, open: false } : { open: value instanceof Unknown };
}

/** The functions of a model by their names. */
const namesIn = oncePerModel((model): ReadonlyMap<string, Resource> => {
  const names = new Map<string, Resource>();
  for (const lambda of model.ofType('aws_lambda_function')) {
    const name = lambda.get('function_name');
    if (typeof name === 'string') names.set(name, lambda);
  }
  return names;
});

/** Says that an argument must be an invoke ARN, when it certainly is a function's own ARN. */
export function invokeArnProblem(resource: Body, name: string): string | undefined {
  const sole = soleReference(resource.symbolic(name));
  if (
    sole !== undefined &&
    /(^|\.)aws_lambda_(function|alias)\./.test(sole.address) &&
    /^(qualified_)?arn$/.test(sole.attribute)
  ) {
    return `${name} must be an invoke ARN, was ${sole.attribute} of ${sole.address}`;
  }
  const start = startOf(resource.get(name));
  return start !== undefined && /^arn:[\w-]+:lambda:/.test(start)
    ? `${name} must be an invoke ARN, was ${shown(start)}`
    : undefined;
}

const invokeArn = /^arn:[\w-]+:apigateway:[^:]+:lambda:path\/2015-03-31\/functions\/.+\/invocations$/;

/** Says that what an authorizer calls is no invoke ARN of a function, as far as its text is known. */
export function authorizerUriProblem(resource: Body, name: string): string | undefined {
  const value = resource.get(name);
  const wrong =
    typeof value === 'string' ? value !== '' && !invokeArn.test(value) : !/^(a|$)/.test(startOf(value) ?? '');
  const problem = gatewayArnProblem(value);
  return (
    invokeArnProblem(resource, name) ??
    (wrong ? `${name} must be an invoke ARN, was ${shown(startOf(value))}` : problem && `${name} ${problem}`)
  );
}

/** The integrations of every API, REST or not. */
export const integrationsIn = (model: Model): readonly Resource[] =>
  model.ofType('aws_apigatewayv2_integration', 'aws_api_gateway_integration');

/** The argument by which an integration names what it calls. */
export const uriArgumentOf = ({ type }: Resource): string =>
  type === 'aws_api_gateway_integration' ? 'uri' : 'integration_uri';
