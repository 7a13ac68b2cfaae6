import { ApiGatewayVpcLink } from '@cdktf/provider-aws/lib/api-gateway-vpc-link';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import type { LoadBalancer } from '../network/load-balancer';
import { checkLength } from '../prop-check';
import { PropError } from '../prop-error';

/** What {@link RestVpcLink} takes. */
export interface RestVpcLinkProps {
  /** Name of the link in the AWS console, 1 to 1024 characters. */
  readonly name: string;

  /**
   * What the link is for, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /** Where it leads: a Network Load Balancer of the API's account, made with `privateLinkOpen: true`. */
  readonly loadBalancer: LoadBalancer;
}

/**
 * The way of a REST API to a Network Load Balancer, by PrivateLink. AWS changes no link's target, so Terraform makes another one
 * first, moves the integrations and then removes the old one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/vpc-links-v1.html
 */
export class RestVpcLink extends NamedConstruct {
  /** Id AWS gives the link. */
  readonly vpcLinkId: string;

  constructor(scope: Construct, id: string, { name, description, loadBalancer }: RestVpcLinkProps) {
    super(scope, id);
    checkLength(this, { prop: 'name', value: name, ...limits.restApiNameLength.value, fix: 'Shorten it.' });
    checkLength(this, {
      prop: 'description',
      value: description,
      ...limits.descriptionLength.value,
      fix: 'Shorten it.',
    });
    this.checkTarget(loadBalancer);

    this.vpcLinkId = new ApiGatewayVpcLink(this, 'Default', {
      name,
      description,
      targetArns: [loadBalancer.arn],
      lifecycle: { createBeforeDestroy: true },
    }).id;
  }

  private checkTarget({ type, privateLinkOpen }: LoadBalancer): void {
    if (type !== 'network') {
      throw new PropError(this, {
        prop: 'loadBalancer',
        mustBe: 'a Network Load Balancer',
        was: type,
        fix: 'Lead to an Application Load Balancer by via: { vpcLink, loadBalancer } of the integration.',
      });
    }
    if (privateLinkOpen) return;
    throw new PropError(this, {
      prop: 'loadBalancer.privateLinkOpen',
      mustBe: 'true behind the VPC link of a REST API',
      was: privateLinkOpen,
      fix: "Set it, or the load balancer's security group keeps the link's requests out.",
    });
  }
}
