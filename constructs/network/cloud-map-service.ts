import { ServiceDiscoveryService } from '@cdktf/provider-aws/lib/service-discovery-service';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern, checkWholeNumber } from '../prop-check';
import type { PrivateTarget } from './private-target';

/** What {@link CloudMapService} takes. */
export interface CloudMapServiceProps {
  /** Name of the service in its namespace: up to 63 letters, digits, hyphens and underscores. */
  readonly name: string;

  /** Id of a private DNS namespace that exists, as in `ns-0a1b2c3d4e5f6g7h`. */
  readonly namespaceId: string;

  /**
   * How long an address is remembered, in seconds, 0 to 2147483647.
   *
   * @default 60
   */
  readonly ttlSeconds?: number;

  /**
   * Name in the certificate of the service's instances.
   *
   * @default - the instances speak plain HTTP
   */
  readonly serverName?: string;
}

/**
 * A service whose instances register themselves with address and port, so that a VPC link finds them without a load balancer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export class CloudMapService extends NamedConstruct implements PrivateTarget {
  /** ARN of the service. */
  readonly arn: string;

  /**
   * Name in its instances' certificate.
   *
   * @default - they have none
   */
  readonly serverName?: string;

  constructor(scope: Construct, id: string, { name, namespaceId, ttlSeconds = 60, serverName }: CloudMapServiceProps) {
    super(scope, id);
    this.check(name, ttlSeconds);

    this.serverName = serverName;
    this.arn = new ServiceDiscoveryService(this, 'Default', {
      name,
      // SRV records tell the port; a VPC link finds no instance by A records alone.
      dnsConfig: { namespaceId, routingPolicy: 'MULTIVALUE', dnsRecords: [{ type: 'SRV', ttl: ttlSeconds }] },
    }).arn;
  }

  private check(name: string, ttlSeconds: number): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/,
      mustBe: '1 to 63 letters, digits, hyphens and underscores, with no hyphen at the ends',
      fix: 'Shorten it, and replace other characters by hyphens.',
    });
    checkWholeNumber(this, {
      prop: 'ttlSeconds',
      value: ttlSeconds,
      least: 0,
      most: 2_147_483_647,
      unit: 'seconds',
      fix: 'Take 60; until it is over, requests may go to an instance that is gone.',
    });
  }
}
