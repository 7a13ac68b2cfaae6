import type { Construct } from 'constructs';
import { Certificate, type CertificateProps, type IssuedCertificate } from '../constructs/domain/certificate';
import { checkPattern } from '../constructs/prop-check';
import { environmentOf } from './environment-of';

/** What {@link nameCertificate} takes. */
export interface NameCertificateProps extends CertificateProps {
  /** ARN of a certificate for the name that exists; then none is made. */
  readonly existingArn: string | undefined;
}

/** The certificate for a name: one that exists, or one that the stack makes and proves. */
export function nameCertificate(
  scope: Construct,
  id: string,
  { existingArn, ...props }: NameCertificateProps,
): IssuedCertificate {
  if (existingArn === undefined) return new Certificate(scope, id, props);
  const { region } = environmentOf(scope);
  checkPattern(scope, {
    prop: 'existingCertificateArn',
    value: existingArn,
    pattern: new RegExp(`^arn:aws[a-z-]*:acm:${region}:\\d{12}:certificate/[\\w-]+$`),
    mustBe: `the ARN of a certificate of ACM in ${region}`,
    fix: 'A regional API takes no certificate of another region. Leave it out, and the stack makes one.',
  });
  return { issuedArn: existingArn };
}
