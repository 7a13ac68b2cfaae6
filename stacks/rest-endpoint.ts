import type { Construct } from 'constructs';
import type { ApiNames } from '../config/api-names';
import type { RestCallers } from '../config/rest-callers';
import { ExecuteApiEndpoint } from '../constructs/network/execute-api-endpoint';
import { vpcOfVariables } from '../constructs/network/vpc';
import { PropError } from '../constructs/prop-error';
import type { RestEndpoint } from '../constructs/rest-api/rest-endpoint';

/** From where the API can be reached: from the internet, or, where the configuration says so, from inside a VPC alone. */
export function restEndpoint(scope: Construct, name: string, settings: RestCallers & ApiNames): RestEndpoint {
  const { privateTo, allowedCidrs, domainName, sharedDomain } = settings;
  if (privateTo === undefined) return { type: 'REGIONAL', allowedCidrs };
  if (domainName !== undefined || sharedDomain !== undefined) {
    throw new PropError(scope, {
      prop: domainName === undefined ? 'settings.sharedDomain' : 'settings.domainName',
      mustBe: 'absent where settings.privateTo is set',
      was: domainName ?? sharedDomain?.domainName,
      fix: 'A regional domain does not lead to a private API; callers use the execute-api address inside the VPC.',
    });
  }
  const { vpcEndpointId } = new ExecuteApiEndpoint(scope, 'execute_api', {
    name: `${name}-callers`,
    vpc: vpcOfVariables(scope),
    callerCidrs: privateTo,
  });
  return { type: 'PRIVATE', vpcEndpointIds: [vpcEndpointId], allowedCidrs: privateTo };
}
