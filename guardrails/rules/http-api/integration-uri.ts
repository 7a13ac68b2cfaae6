import { textOf } from '../../../terraform/language/value';
import { hostOf, mayBeUrl, startOf } from '../apis';
import { given, rule, shown } from '../define';
import { gatewayArnProblem } from '../gateway-arn';
import { integration, typeOf } from './integration';

/** Rules about `integration_uri` of `aws_apigatewayv2_integration`. */
export const integrationUriRules = [
  rule({
    id: 'http-api/integration-url',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigatewayv2',
    on: integration,
    demand: 'integration_uri of a public HTTP_PROXY integration must be an http:// or https:// URL',
    fix: 'Write the whole URL, scheme included.',
    check: (resource) => {
      const uri = resource.get('integration_uri');
      const open = resource.lacks('connection_type') || resource.get('connection_type') === 'INTERNET';
      return (
        typeOf(resource) === 'HTTP_PROXY' &&
        open &&
        !mayBeUrl(uri) &&
        `integration_uri must start with http:// or https://, was ${hostOf(uri) ?? shown(startOf(uri))}`
      );
    },
  }),
  rule({
    id: 'http-api/integration-arn',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html',
    on: integration,
    demand: 'integration_uri of a function must be an ARN',
    fix: 'Use invoke_arn of the function or alias.',
    check: (resource) => {
      const uri = textOf(resource.get('integration_uri')) ?? '';
      const problem = gatewayArnProblem(resource.get('integration_uri'));
      return (
        typeOf(resource) === 'AWS_PROXY' &&
        (/^(arn:|$)/.test(uri)
          ? problem !== undefined && `integration_uri ${problem}`
          : `integration_uri must be an ARN with AWS_PROXY, was ${shown(uri)}`)
      );
    },
  }),
  given({
    id: 'http-api/integration-uri-given',
    severity: 'rejects',
    source: 'botocore 1.43.11, docs; message unverified',
    on: integration,
    demand: 'integration_uri must be given for Lambda and HTTP integrations',
    fix: 'Set integration_uri to the invoke ARN or the URL.',
    at: 'integration_uri',
    where: (resource) => {
      const needed =
        typeOf(resource) === 'HTTP_PROXY' ||
        (typeOf(resource) === 'AWS_PROXY' && resource.lacks('integration_subtype'));
      return needed && `with ${shown(typeOf(resource))}`;
    },
  }),
];
