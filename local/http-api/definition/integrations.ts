import { numberOf, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { idOf, partsOf } from '../../gateway/api-parts';
import { textMapOf } from '../../gateway/values';
import type { IntegrationDefinition } from './definition';

/** Milliseconds that API Gateway waits for an integration at most. */
export const longestTimeout = 30_000;

/** The integrations of an API by their ids. */
export const readIntegrations = (model: Model, apiId: string): Map<string, IntegrationDefinition> =>
  new Map(partsOf(model, 'aws_apigatewayv2_integration', apiId).map((one) => [idOf(one), readIntegration(one)]));

function readIntegration(resource: Resource): IntegrationDefinition {
  const text = (name: string) => textOf(resource.get(name));
  return {
    address: resource.address,
    type: text('integration_type') === 'HTTP_PROXY' ? 'HTTP_PROXY' : 'AWS_PROXY',
    subtype: text('integration_subtype'),
    uri: text('integration_uri') ?? '',
    method: text('integration_method') ?? 'ANY',
    isPrivate: text('connection_type') === 'VPC_LINK',
    payloadVersion: text('payload_format_version') === '2.0' ? '2.0' : '1.0',
    timeout: numberOf(resource.get('timeout_milliseconds')) ?? longestTimeout,
    requestParameters: textMapOf(resource.get('request_parameters')),
    responseParameters: Object.fromEntries(
      resource
        .blocks('response_parameters')
        .map((block) => [textOf(block.get('status_code')) ?? '', textMapOf(block.get('mappings'))]),
    ),
    credentialsArn: text('credentials_arn'),
  };
}
