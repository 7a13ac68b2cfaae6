import { describe, expect, it } from 'vitest';
import { vpcOfVariables } from '../../../constructs/network/vpc';
import type { VpcLinkProps } from '../../../constructs/network/vpc-link';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { vpc, vpcLinkIn } from './network-parts';

const link = (props: Partial<VpcLinkProps> = {}) =>
  synth((scope) => vpcLinkIn(scope, props)).at('aws_apigatewayv2_vpc_link.main');
const subnets = (length: number) => Array.from({ length }, (_, place) => `subnet-${place}`);

describe('VpcLink', () => {
  it('leads into its subnets with its security group', () => {
    expect(link()).toMatchObject({
      name: 'dev',
      security_group_ids: ['${aws_security_group.vpc_link.id}'],
      subnet_ids: vpc.subnetIds,
    });
  });

  it('is there anew before the old one goes', () => {
    expect(link().lifecycle).toEqual({ create_before_destroy: true });
  });

  it.each([0, 11])('refuses %s subnets', (length) => {
    expect(() => link({ vpc: { subnetIds: subnets(length) } })).toThrow(
      propRefusal({ where: 'dev-scratch/VpcLink.main', prop: 'vpc.subnetIds', mustBe: 'a list of 1 to 10 subnets' }),
    );
  });

  it('refuses a name AWS does not take', () => {
    expect(() => link({ name: '' })).toThrow(
      propRefusal({
        where: 'dev-scratch/VpcLink.main',
        prop: 'name',
        mustBe: '1 to 128 characters',
        was: '',
        fix: 'Shorten it.',
      }),
    );
  });
});

describe('VPC of variables', () => {
  const { variable } = synth((scope) => vpcLinkIn(scope, { vpc: vpcOfVariables(scope) })).json;

  it('asks for the id of a VPC', () => {
    expect(variable.vpc_id).toMatchObject({
      type: 'string',
      nullable: false,
      description: 'Id of the VPC that private services run in, as in vpc-0a1b2c3d.',
      validation: [
        {
          condition: '${can(regex("^vpc-[0-9a-f]+$", var.vpc_id))}',
          error_message: 'vpc_id must be the id of a VPC, as in vpc-0a1b2c3d.',
        },
      ],
    });
  });

  it('asks for at least two private subnets', () => {
    expect(variable.private_subnet_ids).toMatchObject({
      type: 'list(string)',
      nullable: false,
      validation: [
        { condition: expect.stringContaining('regex("^subnet-[0-9a-f]+$", id)') },
        { condition: expect.stringContaining('length(distinct(var.private_subnet_ids)) >= 2') },
      ],
    });
  });

  it('has no default: ids belong to an account', () => {
    expect(variable.vpc_id).not.toHaveProperty('default');
    expect(variable.private_subnet_ids).not.toHaveProperty('default');
  });
});
