import { describe, expect, it } from 'vitest';
import { ExecuteApiEndpoint, type ExecuteApiEndpointProps } from '../../constructs/network/execute-api-endpoint';
import { propRefusal } from '../support/prop-refusal';
import { synth } from '../support/synth';

const withEndpoint = (props: Partial<ExecuteApiEndpointProps> = {}) =>
  synth((scope) => {
    new ExecuteApiEndpoint(scope, 'execute_api', {
      name: 'dev-callers',
      vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d'] },
      callerCidrs: ['10.0.0.0/16'],
      ...props,
    });
  });

describe('ExecuteApiEndpoint', () => {
  it('is an interface in the VPC, under the names of execute-api', () => {
    expect(withEndpoint().at('aws_vpc_endpoint.execute_api')).toMatchObject({
      vpc_id: 'vpc-0a1b2c3d',
      service_name: '${data.aws_vpc_endpoint_service.execute_api.service_name}',
      vpc_endpoint_type: 'Interface',
      subnet_ids: ['subnet-0a1b2c3d'],
      security_group_ids: ['${aws_security_group.execute_api_callers.id}'],
      private_dns_enabled: true,
    });
  });

  it('lets callers in by TLS alone', () => {
    expect(withEndpoint().at('aws_vpc_security_group_ingress_rule.execute_api_callers_1')).toMatchObject({
      security_group_id: '${aws_security_group.execute_api_callers.id}',
      cidr_ipv4: '10.0.0.0/16',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    });
  });

  it('refuses to let nobody in', () => {
    expect(() => withEndpoint({ callerCidrs: [] })).toThrow(
      propRefusal({ prop: 'callerCidrs', mustBe: 'a list of 1 to 60 CIDR blocks', was: [] }),
    );
  });

  it('refuses an address without a mask', () => {
    expect(() => withEndpoint({ callerCidrs: ['10.0.0.1'] })).toThrow(
      propRefusal({
        prop: 'callerCidrs',
        mustBe: 'an IPv4 CIDR block',
        was: '10.0.0.1',
        fix: 'Write it as in 10.0.0.0/16.',
      }),
    );
  });
});
