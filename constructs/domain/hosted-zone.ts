import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkDomainName } from './domain-name';

/** What {@link HostedZone} takes. */
export interface HostedZoneProps {
  /** Name of a public hosted zone that exists in the account: `myapp.com`. Planning fails where it does not. */
  readonly domainName: string;
}

/** The DNS zone in which an API's records are written. Something else owns it. */
export class HostedZone extends NamedConstruct {
  /** Id of the zone. */
  readonly zoneId: string;

  constructor(scope: Construct, id: string, { domainName }: HostedZoneProps) {
    super(scope, id);
    checkDomainName(this, domainName);

    this.zoneId = new DataAwsRoute53Zone(this, 'Default', { name: domainName, privateZone: false }).zoneId;
  }
}
