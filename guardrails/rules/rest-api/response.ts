import { isMap, textOf, Unknown, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { oncePerModel } from '../apis';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { outruns } from '../ordering';
import { at, methodOf, placeOf } from './http-method';
import { integration, typeOf } from './integration';

const methodResponse = 'aws_api_gateway_method_response';

/** The Terraform type of an integration response. */
export const response = 'aws_api_gateway_integration_response';

/** Whether a method response may be at any place, because its own is not known. */
const holdsOpenResponse = oncePerModel((model) =>
  model.ofType(methodResponse).some((one) => placeOf(one) === undefined || one.get('status_code') instanceof Unknown),
);

/** The integration of the same method, when it is certain. */
function integrationOf(resource: Resource, model: Model): Resource | undefined {
  const place = placeOf(resource);
  const found = place === undefined ? [] : at(model, integration, place);
  return found.length === 1 ? found[0] : undefined;
}

const isDefault = (one: Resource): boolean =>
  one.get('selection_pattern') === undefined || one.get('selection_pattern') === '';

/** Whether two values are known, and not the same: two responses of one status are one to AWS. */
function differ(one: Value | undefined, other: Value | undefined): boolean {
  const [left, right] = [textOf(one), textOf(other)];
  return left !== undefined && right !== undefined && left !== right;
}

/** What a header of a response may be made of. */
export const responseExpression = /^(integration\.response\.\S+|context\.\S+|stageVariables\.\S+|'[\s\S]*')$/;

/** The header of a response, as mappings name it. */
export const declaredHeader = /^method\.response\.(header|multivalueheader)\.(\S+)$/;

/** Rules about method responses and integration responses. */
export const restResponseRules = [
  argument({
    id: 'rest-api/response-status',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: [methodResponse, response],
    at: 'status_code',
    must: matches(/^[1-5][0-9][0-9]$/, 'be a status code of three digits'),
    fix: 'Give a code from 100 to 599.',
  }),
  rule({
    id: 'rest-api/response-after-integration',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: response,
    demand: 'an integration response must wait for its integration, and have a method response of its status',
    fix: 'Add the integration to depends_on, and the missing aws_api_gateway_method_response.',
    check: (resource, model) => {
      const found = integrationOf(resource, model);
      const place = placeOf(resource);
      const status = textOf(resource.get('status_code'));
      const responses = place === undefined ? [] : at(model, methodResponse, place);
      const unknown = holdsOpenResponse(model);
      return [
        found !== undefined &&
          outruns(resource, found, model) &&
          `must wait for ${found.address}, and does not depend on it`,
        status !== undefined &&
          place !== undefined &&
          !unknown &&
          !model.hasOpaqueModules &&
          methodOf(resource, model) !== undefined &&
          !responses.some((one) => textOf(one.get('status_code')) === status) &&
          `status_code must have a method response, ${status} has none`,
      ];
    },
  }),
  rule({
    id: 'rest-api/selection-pattern',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-response-selection-pattern)',
    on: response,
    demand: 'selection_pattern must be a regular expression, and one response at most goes without',
    fix: 'Mend the expression; give every response but the default a pattern.',
    check: (resource, model) => {
      const pattern = resource.get('selection_pattern');
      const place = placeOf(resource);
      const defaults = place === undefined ? [] : at(model, response, place).filter(isDefault);
      const [first] = defaults;
      return [
        typeof pattern === 'string' &&
          isBroken(pattern) &&
          `selection_pattern must be a regular expression, was ${shown(pattern)}`,
        first !== undefined &&
          defaults.includes(resource) &&
          !resource.conditional &&
          differ(first.get('status_code'), resource.get('status_code')) &&
          `selection_pattern must be given, because ${first.address} is the default already; was absent`,
      ];
    },
  }),
  argument({
    id: 'rest-api/response-parameter-form',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: [response, methodResponse],
    at: 'response_parameters{key}',
    must: matches(declaredHeader, 'be method.response.header.NAME'),
    fix: 'Prefix the header with method.response.header.',
  }),
  rule({
    id: 'rest-api/response-parameter-value',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: response,
    demand: 'a response parameter must be an expression or a constant in single quotes',
    fix: 'Put the constant in single quotes: "\'*\'".',
    check: (resource) =>
      Object.entries(resource.map('response_parameters') ?? {}).map(
        ([key, one]) =>
          typeof one === 'string' &&
          !responseExpression.test(one) &&
          `response_parameters[${JSON.stringify(key)}] must be integration.response.* or a constant in single quotes, was ${shown(one)}`,
      ),
  }),
  rule({
    id: 'rest-api/response-parameter-declared',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: response,
    demand: 'a response parameter must be declared by the method response',
    fix: 'Add it to response_parameters of the method response.',
    check: (resource, model) => {
      const [place, status] = [placeOf(resource), textOf(resource.get('status_code'))];
      const [declaring, another] =
        place === undefined
          ? []
          : at(model, methodResponse, place).filter((one) => textOf(one.get('status_code')) === status);
      const declared = declaring?.get('response_parameters');
      if (declaring === undefined || another !== undefined || (declared !== undefined && !isMap(declared)))
        return undefined;
      return Object.keys(resource.map('response_parameters') ?? {}).map(
        (key) =>
          declaredHeader.test(key) &&
          !Object.hasOwn(declared ?? {}, key) &&
          `response_parameters must name what ${declaring.address} declares, was ${shown(key)}`,
      );
    },
  }),
  rule({
    id: 'rest-api/proxy-ignores-responses',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
    on: response,
    demand: 'parameters and templates of an integration response do nothing for AWS_PROXY',
    fix: 'Return headers and body from the function.',
    check: (resource, model) => {
      const found = integrationOf(resource, model);
      const shaped = resource.has('response_parameters') === true || resource.has('response_templates') === true;
      return (
        found !== undefined &&
        typeOf(found) === 'AWS_PROXY' &&
        shaped &&
        `must not shape the answer of ${found.address}, which is AWS_PROXY`
      );
    },
  }),
];

/** Whether a pattern is broken in Java, too: constructs that only Java knows are taken out first. */
function isBroken(pattern: string): boolean {
  if (/\\Q|\\[pPXhHvVRGZAz]|\[[^\]]*\[|&&/.test(pattern)) return false;
  const plain = pattern
    .replace(/\(\?[a-zA-Z-]+\)/g, '')
    .replace(/\(\?[a-zA-Z-]+:/g, '(?:')
    .replace(/([*+?}])\+/g, '$1')
    .replace(/\(\?>/g, '(?:');
  try {
    new RegExp(plain);
    return false;
  } catch {
    return true;
  }
}
