import { SecurityGroup as SecurityGroupResource } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern, checkWholeNumber } from '../prop-check';

/** What {@link SecurityGroup} takes. */
export interface SecurityGroupProps {
  /** Name of the group, up to 255 letters, digits, blanks and ._-:/()#,@[]+=&;{}!$*, not beginning with `sg-`; unique in its VPC. */
  readonly name: string;

  /** Whose traffic it is, up to 255 of the same characters. It stays what it was first: AWS changes no description. */
  readonly description: string;

  /** Id of the VPC. */
  readonly vpcId: string;
}

/** A group of network interfaces that may talk to nobody, until a rule allows it. */
export class SecurityGroup extends NamedConstruct {
  /** Id of the group. */
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, { name, description, vpcId }: SecurityGroupProps) {
    super(scope, id);
    this.check('name', name, /^(?!sg-)[\w .\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
    this.check('description', description, /^[\w .\-:/()#,@[\]+=&;{}!$*]{1,255}$/);

    this.securityGroupId = new SecurityGroupResource(this, 'Default', {
      name,
      description,
      vpcId,
      // AWS changes no description; another group of the same name, which a VPC link wants first, already exists.
      lifecycle: { ignoreChanges: ['description'] },
    }).id;
  }

  /** Lets this group open TCP connections to another one, at one port: a rule at each end, `<id>_to_<other>`. */
  allowTo(other: SecurityGroup, port: number): void {
    this.checkPort(port);
    const rule = { ipProtocol: 'tcp', fromPort: port, toPort: port };
    new VpcSecurityGroupEgressRule(this, `to_${other.address}`, {
      securityGroupId: this.securityGroupId,
      referencedSecurityGroupId: other.securityGroupId,
      ...rule,
    });
    new VpcSecurityGroupIngressRule(this, `ingress.to_${other.address}`, {
      securityGroupId: other.securityGroupId,
      referencedSecurityGroupId: this.securityGroupId,
      ...rule,
    });
  }

  /** Lets this group open TCP connections to a range of IPv4 addresses, at one port: `<id>_to_<network>`. */
  allowToNetwork(network: string, cidrIpv4: string, port: number): void {
    this.checkPort(port);
    new VpcSecurityGroupEgressRule(this, `to_${network}`, {
      securityGroupId: this.securityGroupId,
      cidrIpv4,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
    });
  }

  private check(prop: string, value: string, pattern: RegExp): void {
    checkPattern(this, {
      prop,
      value,
      pattern,
      mustBe: 'up to 255 letters, digits, blanks and ._-:/()#,@[]+=&;{}!$*, a name not beginning with sg-',
      fix: 'Shorten it, and replace other characters.',
    });
  }

  private checkPort(port: number): void {
    checkWholeNumber(this, {
      prop: 'port',
      value: port,
      least: 1,
      most: 65_535,
      unit: 'as a TCP port',
      fix: 'Correct it.',
    });
  }
}
