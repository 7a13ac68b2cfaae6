import { patterns } from '../../../limits/patterns';
import { openApiOf } from '../../../terraform/documents/openapi';
import { isList, isMap, type ValueMap } from '../../../terraform/language/value';
import { rule, shown } from '../define';
import { endpointTypeOf } from '../endpoint-type';
import { api } from './api';

const isVariable = (segment: string): boolean => /^\{.*\}$/.test(segment);

/** Every place of a path below the root, outermost first: `/orders`, `/orders/{id}`. */
const placesOf = (path: string): readonly string[] => {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.map((_, at) => `/${segments.slice(0, at + 1).join('/')}`);
};

function pathProblems(paths: readonly string[]): (string | false)[] {
  const variables = new Map<string, string>();
  return [...new Set(paths.flatMap(placesOf))].flatMap((place) => {
    const parent = place.slice(0, place.lastIndexOf('/'));
    const segment = place.slice(parent.length + 1);
    const first = variables.get(parent) ?? segment;
    if (isVariable(segment)) variables.set(parent, first);
    return [
      !patterns.pathPart.test(segment) &&
        `body: a segment must be letters, digits and ._:,-, or one {variable}, was ${shown(segment)} of ${place}`,
      isVariable(segment) &&
        first !== segment &&
        `body: ${parent || '/'} must have one variable below it, had ${first} and ${segment}`,
      parent.endsWith('+}') && `body: a greedy variable must be the last segment, ${place} goes on`,
    ];
  });
}

/** The names of the models that a document declares. */
function modelNamesOf(document: ValueMap): readonly string[] {
  const { components, definitions } = document;
  const schemas = isMap(components) ? components.schemas : undefined;
  return [schemas, definitions].flatMap((one) => (isMap(one) ? Object.keys(one) : []));
}

/** Rules about the paths, models and endpoints of `body` of `aws_api_gateway_rest_api`. */
export const bodyDocumentRules = [
  rule({
    id: 'rest-api/body-paths',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
    on: api,
    demand: 'paths in body must have one variable a level, and greedy variables last',
    fix: 'Name the variable of one level alike in all paths.',
    check: (resource) => {
      const paths = openApiOf(resource.get('body')).document?.paths;
      return isMap(paths) ? pathProblems(Object.keys(paths).filter((path) => path.startsWith('/'))) : undefined;
    },
  }),
  rule({
    id: 'rest-api/body-models',
    severity: 'rejects',
    source: 'https://github.com/edx/api-manager/pull/259',
    on: api,
    demand: 'names of models in body must be alphanumeric',
    fix: 'Use letters and digits only.',
    check: (resource) =>
      modelNamesOf(openApiOf(resource.get('body')).document ?? {}).map(
        (name) => !patterns.modelName.test(name) && `body: a model must be alphanumeric, was ${shown(name)}`,
      ),
  }),
  rule({
    id: 'rest-api/body-endpoints',
    severity: 'rejects',
    source: 'https://github.com/aws/aws-cdk/issues/9684',
    on: api,
    demand: 'body names VPC endpoints for a PRIVATE API alone',
    fix: 'Set endpoint_configuration.types to PRIVATE, or take vpcEndpointIds out of the body.',
    check: (resource) => {
      const own = openApiOf(resource.get('body')).document?.['x-amazon-apigateway-endpoint-configuration'];
      const endpoints = isMap(own) ? own.vpcEndpointIds : undefined;
      const type = endpointTypeOf(resource);
      return (
        isList(endpoints) &&
        endpoints.length > 0 &&
        type !== undefined &&
        type !== 'PRIVATE' &&
        `endpoint_configuration.types must be PRIVATE with vpcEndpointIds in body, was ${type}`
      );
    },
  }),
];
