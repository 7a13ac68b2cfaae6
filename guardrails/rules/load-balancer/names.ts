import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';

/** The Terraform types of load balancers, listeners, their rules and target groups, old names included. */
export const balancers = ['aws_lb', 'aws_alb'];
export const listeners = ['aws_lb_listener', 'aws_alb_listener'];
/** What adds further certificates to a listener. */
export const listenerCertificates = ['aws_lb_listener_certificate', 'aws_alb_listener_certificate'];
export const listenerRules = ['aws_lb_listener_rule', 'aws_alb_listener_rule'];
export const groups = ['aws_lb_target_group', 'aws_alb_target_group'];
export const attachments = ['aws_lb_target_group_attachment', 'aws_alb_target_group_attachment'];

/** The page of an operation of Elastic Load Balancing. */
export const answer = (operation: string): string =>
  `https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_${operation}.html`;

/** `application` or `network`; an empty text where that is not known. */
export const kindOf = (balancer: Resource | undefined): string =>
  balancer === undefined || balancer.has('load_balancer_type') === undefined
    ? ''
    : (textOf(balancer.get('load_balancer_type')) ?? 'application');

/** The load balancer that a listener belongs to. */
export const balancerOf = (listener: Resource, model: Model): Resource | undefined =>
  model.follow(listener, 'load_balancer_arn', ...balancers);
