import type { RestEndpoint } from './rest-endpoint';

/**
 * The resource policy an endpoint asks for, as JSON; none where everybody may knock.
 *
 * It allows, and then denies whoever is not listed: an IAM caller of the same account would pass a policy that merely does not
 * allow.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function resourcePolicyOf(endpoint: RestEndpoint, executionArn: string): string | undefined {
  const denials = denialsOf(endpoint);
  if (denials.length === 0) return undefined;

  const call = { Principal: '*', Action: 'execute-api:Invoke', Resource: `${executionArn}/*` };
  const denied = denials.map(({ sid, condition }) => ({ Sid: sid, Effect: 'Deny', ...call, Condition: condition }));
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'AllowInvoke', Effect: 'Allow', ...call }, ...denied],
  });
}

/** What makes a caller a stranger. Inside a VPC the caller's address has a key of its own. */
function denialsOf(endpoint: RestEndpoint): { sid: string; condition: object }[] {
  const { type, allowedCidrs } = endpoint;
  const addressKey = type === 'PRIVATE' ? 'aws:VpcSourceIp' : 'aws:SourceIp';
  return [
    ...(type === 'PRIVATE'
      ? [
          {
            sid: 'DenyOtherVpcEndpoints',
            condition: { StringNotEquals: { 'aws:SourceVpce': endpoint.vpcEndpointIds } },
          },
        ]
      : []),
    ...(allowedCidrs
      ? [{ sid: 'DenyOtherAddresses', condition: { NotIpAddress: { [addressKey]: allowedCidrs } } }]
      : []),
  ];
}
