import type { IConstruct } from 'constructs';
import { checkPattern } from '../prop-check';

/** What a VPC link leads to: the listener of an Application or Network Load Balancer, or a Cloud Map service. */
export interface PrivateTarget {
  /** ARN of the listener or service. */
  readonly arn: string;

  /**
   * Name in the target's certificate, verified at each call.
   *
   * @default - the target speaks plain HTTP
   */
  readonly serverName?: string;
}

/** Refuses a target no VPC link leads to. */
export function checkPrivateTarget(scope: IConstruct, { arn, serverName }: PrivateTarget): void {
  checkPattern(scope, {
    prop: 'target.arn',
    value: arn,
    pattern:
      /^arn:[\w-]+:(elasticloadbalancing:[\w-]+:\d{12}:listener\/(app|net)\/.+|servicediscovery:[\w-]+:\d{12}:service\/srv-.+)$/,
    mustBe: 'the ARN of a listener of an Application or Network Load Balancer, or of a Cloud Map service',
    fix: "Take the listener's ARN, not that of the load balancer or target group, nor a URL.",
  });
  checkPattern(scope, {
    prop: 'target.serverName',
    value: serverName,
    pattern: /^(?=.{1,512}$)([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+$/,
    mustBe: 'a host name',
    fix: "Write the name that the target's certificate is for.",
  });
}
