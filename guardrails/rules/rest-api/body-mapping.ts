import { type Operation, openApiOf } from '../../../terraform/documents/openapi';
import { isList, isMap, textOf, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { bodyOperationsOf } from '../apis';
import { rule, shown } from '../define';
import { api } from './api';
import { bodyIntegrationOf } from './body-integration';
import { declaredHeader, responseExpression } from './response';

/** The entries of a map that are known. */
const entriesIn = (value: Value | undefined): [string, Value][] => (isMap(value) ? Object.entries(value) : []);

/** Whether a header is declared for a status; undefined where that stands elsewhere. */
function declares(operation: ValueMap, status: string, header: string): boolean | undefined {
  const responses = operation.responses;
  const response = isMap(responses) ? responses[status] : undefined;
  if (!isMap(response) || response.$ref !== undefined) return undefined;
  if (response.headers === undefined) return false;
  return isMap(response.headers)
    ? Object.keys(response.headers).some((one) => one.toLowerCase() === header.toLowerCase())
    : undefined;
}

function responseProblems({ name, operation }: Operation, answer: ValueMap): (string | false)[] {
  const status = textOf(answer.statusCode) ?? '';
  const { responses } = operation;
  return [
    status !== '' &&
      isMap(responses) &&
      responses[status] === undefined &&
      `body: ${name} must declare the response ${status} that its integration gives, and does not`,
    ...entriesIn(answer.responseParameters).flatMap(([key, value]) => {
      const header = declaredHeader.exec(key)?.[2];
      const text = textOf(value);
      return [
        text !== undefined &&
          !responseExpression.test(text) &&
          `body: ${key} of ${name} must be integration.response.* or a constant in single quotes, was ${shown(text)}`,
        header !== undefined &&
          declares(operation, status, header) === false &&
          `body: ${name} must declare the header ${header} of its response ${status}, and does not`,
      ];
    }),
  ];
}

const answersOf = (one: Operation): readonly ValueMap[] =>
  entriesIn(bodyIntegrationOf(one)?.responses).flatMap(([, answer]) => (isMap(answer) ? [answer] : []));

const places: Readonly<Record<string, readonly string[]>> = {
  path: ['path'],
  query: ['querystring', 'multivaluequerystring'],
  header: ['header', 'multivalueheader'],
};

/** Parameters that a list declares, as mappings name them; undefined where they stand elsewhere. */
function declaredIn(parameters: Value | undefined): readonly string[] | undefined {
  if (parameters === undefined) return [];
  if (!isList(parameters) || !parameters.every((one) => isMap(one) && one.$ref === undefined)) return undefined;
  return parameters
    .filter(isMap)
    .flatMap((one) =>
      (places[textOf(one.in) ?? ''] ?? []).map((place) => `method.request.${place}.${textOf(one.name)}`),
    );
}

function requestProblems(resource: Resource, one: Operation): (string | false)[] {
  const paths = openApiOf(resource.get('body')).document?.paths;
  const item = isMap(paths) ? paths[one.name.replace(/^\S+ /, '')] : undefined;
  const [shared, declared] = [
    declaredIn(isMap(item) ? item.parameters : undefined),
    declaredIn(one.operation.parameters),
  ];
  if (shared === undefined || declared === undefined) return [];
  return entriesIn(bodyIntegrationOf(one)?.requestParameters).map(([, value]) => {
    const text = textOf(value) ?? '';
    return (
      /^method\.request\.(querystring|path|header|multivalue\w+)\./.test(text) &&
      ![...shared, ...declared].some((other) => other.toLowerCase() === text.toLowerCase()) &&
      `body: ${one.name} must declare the parameter that it maps, ${text}`
    );
  });
}

/** Rules about what `body` of `aws_api_gateway_rest_api` maps. */
export const bodyMappingRules = [
  rule({
    id: 'rest-api/body-response-parameters',
    severity: 'rejects',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html',
    on: api,
    demand: 'an integration in body answers with responses and headers that its operation declares',
    fix: 'Declare the response and its headers, and put constants in single quotes.',
    check: (resource) =>
      bodyOperationsOf(resource).flatMap((one) => answersOf(one).flatMap((answer) => responseProblems(one, answer))),
  }),
  rule({
    id: 'rest-api/body-request-parameters',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html',
    on: api,
    demand: 'an integration in body maps parameters that its operation declares',
    fix: 'Add the parameter to the operation.',
    check: (resource) => bodyOperationsOf(resource).flatMap((one) => requestProblems(resource, one)),
  }),
];
