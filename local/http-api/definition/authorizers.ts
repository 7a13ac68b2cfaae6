import { booleanOf, numberOf, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { idOf, partsOf } from '../../gateway/api-parts';
import { textsOf } from '../../gateway/values';
import type { JwtAuthorizerDefinition, LambdaAuthorizerDefinition } from './definition';

/** Seconds for which a Lambda authorizer's answer is kept where nothing is said. */
export const defaultTtl = 300;

/** Either kind of authorizer. */
export type AuthorizerDefinition = JwtAuthorizerDefinition | LambdaAuthorizerDefinition;

/** The authorizers of an API by their ids. */
export const readAuthorizers = (model: Model, apiId: string): Map<string, AuthorizerDefinition> =>
  new Map(partsOf(model, 'aws_apigatewayv2_authorizer', apiId).map((one) => [idOf(one), readAuthorizer(one)]));

function readAuthorizer(resource: Resource): AuthorizerDefinition {
  const shared = {
    id: idOf(resource),
    address: resource.address,
    identitySources: textsOf(resource.get('identity_sources')),
  };
  const jwt = resource.block('jwt_configuration');
  if (textOf(resource.get('authorizer_type')) !== 'REQUEST')
    return {
      ...shared,
      type: 'JWT',
      issuer: textOf(jwt?.get('issuer')) ?? '',
      audiences: textsOf(jwt?.get('audience')),
    };
  return {
    ...shared,
    type: 'REQUEST',
    uri: textOf(resource.get('authorizer_uri')) ?? '',
    payloadVersion: textOf(resource.get('authorizer_payload_format_version')) === '2.0' ? '2.0' : '1.0',
    simpleResponses: booleanOf(resource.get('enable_simple_responses')) ?? false,
    ttl: numberOf(resource.get('authorizer_result_ttl_in_seconds')) ?? defaultTtl,
    credentialsArn: textOf(resource.get('authorizer_credentials_arn')),
  };
}
