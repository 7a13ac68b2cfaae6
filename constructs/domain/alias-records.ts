import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkDomainName } from './domain-name';
import type { HostedZone } from './hosted-zone';

/** An AWS endpoint that DNS can point at. */
export interface AliasTarget {
  /** Its DNS name. */
  readonly dnsName: string;

  /** The hosted zone AWS keeps that name in. */
  readonly zoneId: string;
}

/** What {@link AliasRecords} takes. */
export interface AliasRecordsProps {
  /** The zone the records are written in. */
  readonly zone: HostedZone;

  /** The name that is asked for: `api.myapp.com`. */
  readonly domainName: string;

  /** What it leads to. */
  readonly target: AliasTarget;
}

/** The records that lead callers to an endpoint: A for IPv4, and its AAAA twin, `<id>_ipv6`. */
export class AliasRecords extends NamedConstruct {
  constructor(scope: Construct, id: string, { zone, domainName, target }: AliasRecordsProps) {
    super(scope, id);
    checkDomainName(this, domainName);

    for (const { child, type } of [
      { child: 'Default', type: 'A' },
      { child: 'ipv6', type: 'AAAA' },
    ]) {
      new Route53Record(this, child, {
        zoneId: zone.zoneId,
        name: domainName,
        type,
        // API Gateway's targets are always healthy in the eyes of Route 53.
        alias: { name: target.dnsName, zoneId: target.zoneId, evaluateTargetHealth: false },
      });
    }
  }
}
