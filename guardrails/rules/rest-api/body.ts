import { limits } from '../../../limits/limits';
import { isWhole, openApiOf, operationsOf } from '../../../terraform/documents/openapi';
import { isList, isMap, textOf, Unknown, type Value } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { bodyOperationsOf, membersOf, soleReference, startOf } from '../apis';
import { rule, shown } from '../define';
import { api, resourceType } from './api';

/** Whether a body is given, also when a function makes it whose result is not known. */
const isGiven = (resource: Resource): boolean =>
  resource.has('body') === true || /^"\$\{(templatefile|file|jsonencode|yamlencode)\(/.test(resource.written('body'));

const hasRegion = /^arn:[\w-]+:apigateway:([a-z]{2}(?:-[a-z]+)+-\d):/;

const isKnownOpen = (document: Value | undefined, text: string): boolean =>
  document === undefined ? text !== '' && !/^\s*\{/.test(text) : isWhole(document);

function uriProblem(name: string, integration: Value | undefined): string | undefined {
  if (!isMap(integration)) return undefined;
  const { uri } = integration;
  if (isMap(uri)) return `body: the uri of ${name} must be a text, was ${shown(uri)}`;
  const isAws = /^aws(_proxy)?$/i.test(textOf(integration.type) ?? '');
  const own = soleReference(uri);
  const isArn =
    /^arn:[\w-]+:lambda:/.test(startOf(uri) ?? '') ||
    (own !== undefined && /(^|\.)aws_lambda_(function|alias)\./.test(own.address) && own.attribute === 'arn');
  return isAws && isArn
    ? `body: the uri of ${name} must be an invoke ARN, was ${own ? `${own.attribute} of ${own.address}` : shown(startOf(uri))}`
    : undefined;
}

/** Rules about `body` of `aws_api_gateway_rest_api`. */
export const restApiBodyRules = [
  rule({
    id: 'rest-api/body-readable',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    on: api,
    demand: 'body must be a Swagger 2 or OpenAPI 3.0 document with paths, of at most 6 MB',
    fix: 'Mend the document; an OpenAPI validator shows the place.',
    check: (resource) => {
      const body = resource.get('body');
      const { document, version } = openApiOf(body);
      const text = textOf(body) ?? '';
      return [
        document === undefined && /^\s*\{/.test(text) && 'body must be readable JSON, and is not',
        /^\s*"/.test(text) && 'body must be a document, was a text that is encoded as JSON',
        version === undefined &&
          isKnownOpen(document, text) &&
          `body must say openapi or swagger, was ${shown(text || (document ?? null))}`,
        document !== undefined &&
          version !== undefined &&
          !Object.hasOwn(document, 'paths') &&
          'body must have paths, had none',
        Buffer.byteLength(text) > limits.restBodyBytes.value &&
          `body must have at most ${limits.restBodyBytes.value} bytes, had ${Buffer.byteLength(text)}`,
      ];
    },
  }),
  rule({
    id: 'rest-api/body-invoke-arn',
    severity: 'rejects',
    source: 'https://github.com/tungbq/aws-lab-with-terraform/issues/1',
    on: api,
    demand:
      'the uri of an integration of type aws or aws_proxy in body must be a text, and of a function its invoke ARN',
    fix: 'Fill invoke_arn of the function in by Terraform; Fn::Sub and other functions of CloudFormation are not known here.',
    check: (resource) =>
      bodyOperationsOf(resource).map(({ name, operation }) =>
        uriProblem(name, operation['x-amazon-apigateway-integration']),
      ),
  }),
  rule({
    id: 'rest-api/body-or-resources',
    severity: 'misbehaves',
    source: 'cfn-lint W3660; provider doc',
    on: api,
    demand: 'an API with a body must not have Terraform resources and methods beside it',
    fix: 'Describe everything in the body, or set put_rest_api_mode = "merge".',
    check: (resource, model) => {
      const mode = resource.get('put_rest_api_mode');
      const [one] = membersOf(model, resourceType, resource).members;
      return (
        isGiven(resource) &&
        (mode === undefined || mode === 'overwrite') &&
        one !== undefined &&
        `body must be the only description, ${one.address} stands beside it and is deleted by the next import`
      );
    },
  }),
  rule({
    id: 'rest-api/body-security',
    severity: 'security',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
    on: api,
    demand: 'security must stand on each operation of body, because the root is ignored',
    fix: 'Repeat security on each operation.',
    check: (resource) => {
      const { document } = openApiOf(resource.get('body'));
      const root = document?.security;
      if (!isList(root) || root.length === 0) return undefined;
      const open = operationsOf(document).find(
        ({ name, operation }) => !name.startsWith('OPTIONS') && operation.security === undefined,
      );
      return open && `body: ${open.name} must have security of its own, the one at the root is ignored`;
    },
  }),
  rule({
    id: 'rest-api/body-region',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html',
    on: api,
    demand: 'the uri of an integration in body must name the region of the API',
    fix: 'Fill the invoke ARN in by Terraform.',
    check: (resource) => {
      const { region } = resource;
      if (region === undefined) return undefined;
      return bodyOperationsOf(resource).map(({ name, operation }) => {
        const integration = operation['x-amazon-apigateway-integration'];
        const [, written] = hasRegion.exec(startOf(isMap(integration) ? integration.uri : undefined) ?? '') ?? [];
        return (
          written !== undefined &&
          written !== region &&
          `body: the uri of ${name} must name ${region}, named ${written}`
        );
      });
    },
  }),
  rule({
    id: 'rest-api/body-yaml-region',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html',
    on: api,
    demand: 'the uri of an integration in body must name the region of the API, in YAML too',
    fix: 'Fill the invoke ARN in by Terraform.',
    check: (resource) => {
      const body = resource.get('body');
      const text =
        typeof body === 'string'
          ? body
          : body instanceof Unknown
            ? body.parts.filter((part) => typeof part === 'string').join('')
            : '';
      if (resource.region === undefined || isMap(openApiOf(body).document)) return undefined;
      const written = [...text.matchAll(/uri:\s*["']?arn:[\w-]+:apigateway:([a-z]{2}(?:-[a-z]+)+-\d):/g)].map(
        (match) => match[1],
      );
      const other = written.find((one) => one !== resource.region);
      return other !== undefined && `body must name ${resource.region} in each integration uri, named ${other}`;
    },
  }),
];
