import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AcmCertificateValidation } from '@cdktf/provider-aws/lib/acm-certificate-validation';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { TerraformIterator, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import { PropError } from '../prop-error';
import { checkDomainName } from './domain-name';
import type { HostedZone } from './hosted-zone';

/** A certificate that AWS may show to callers. */
export interface IssuedCertificate {
  /** ARN of the certificate, known once it has been issued. */
  readonly issuedArn: string;
}

/** What {@link Certificate} takes. */
export interface CertificateProps {
  /**
   * The one name the certificate is for, lower case, at most 64 characters; it may be a wildcard, as in `*.myapp.com`. Of several names
   * Terraform cannot plan the records that prove them: what it knows of them before apply it does not know apart.
   */
  readonly domainName: string;

  /** The zone in which ACM's proof of ownership is written. */
  readonly zone: HostedZone;

  /**
   * Terraform name of the proof's records.
   *
   * @default 'cert_validation'
   */
  readonly validationAddress?: string;
}

/**
 * A public TLS certificate in the stack's own region, proven by DNS and renewed by AWS. A regional API takes no certificate of
 * another region.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export class Certificate extends NamedConstruct implements IssuedCertificate {
  /** ARN of the certificate, known once it has been issued. */
  readonly issuedArn: string;

  /** The name the certificate is for. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: CertificateProps) {
    super(scope, id);
    this.check(props.domainName);

    const certificate = new AcmCertificate(this, 'Default', {
      domainName: props.domainName,
      validationMethod: 'DNS',
      lifecycle: { createBeforeDestroy: true },
    });
    const proof = this.proof(certificate, props);
    const fqdns = TerraformIterator.fromResources(proof).pluckProperty('fqdn');
    const validation = new AcmCertificateValidation(this, 'validation.Default', {
      certificateArn: certificate.arn,
      validationRecordFqdns: Token.asList(fqdns),
    });

    this.domainName = props.domainName;
    this.issuedArn = validation.certificateArn;
  }

  /** One record for each name of the certificate; ACM tells at plan which names, at apply which values. */
  private proof(certificate: AcmCertificate, { zone, validationAddress }: CertificateProps): Route53Record {
    const option = TerraformIterator.fromComplexList(certificate.domainValidationOptions, 'domain_name');
    const record = new Route53Record(this, 'proof', {
      forEach: option,
      zoneId: zone.zoneId,
      name: option.getString('resource_record_name'),
      type: option.getString('resource_record_type'),
      records: [option.getString('resource_record_value')],
      ttl: 60,
      // A name and its wildcard are proven by one and the same record.
      allowOverwrite: true,
    });
    record.overrideLogicalId(validationAddress ?? 'cert_validation');
    return record;
  }

  private check(domainName: string): void {
    if (/[,;\s]/.test(domainName)) this.refuseSeveral(domainName);
    checkDomainName(this, domainName);
    if (Token.isUnresolved(domainName) || domainName.length <= limits.certificateNameLength.value.most) return;
    throw new PropError(this, {
      prop: 'domainName',
      mustBe: `at most ${limits.certificateNameLength.value.most} characters, the length of a common name`,
      was: domainName,
      fix: 'Take a shorter name, or a wildcard of the domain above it.',
    });
  }

  private refuseSeveral(domainName: string): never {
    throw new PropError(this, {
      prop: 'domainName',
      mustBe: 'one name, because Terraform cannot plan the records that prove several',
      was: domainName,
      fix: 'Make a certificate for each name, or one for a wildcard.',
    });
  }
}
