import type { IConstruct } from 'constructs';
import type { CertifiedNames } from '../config/api-names';
import type { TrustStore } from '../config/shared-domain';
import { PropError } from '../constructs/prop-error';
import { type PlaceBelow, placeBelow } from './domain/place-below';
import { type ApiKind, refuseOtherKinds } from './kind-settings';
import { type NameInZone, nameInZone } from './name-in-zone';

/** A name of an API's own. */
export interface OwnName extends NameInZone {
  /** ARN of a certificate that exists; then none is made. */
  readonly existingCertificateArn: string | undefined;

  /** Trust store of callers' certificates, where they need one. */
  readonly mutualTls: TrustStore | undefined;
}

/** By which names callers find an API: one of its own, a place below a shared one, or both. */
export interface ApiDomainSettings {
  readonly own: OwnName | undefined;
  readonly shared: PlaceBelow | undefined;
}

/** The names an environment gives an API of a kind, or nothing; refuses half a name, which would leave the API unreachable. */
export function domainSettings(
  scope: IConstruct,
  kind: ApiKind,
  settings: CertifiedNames,
): ApiDomainSettings | undefined {
  refuseOtherKinds(scope, kind, settings);
  const { domainName, sharedDomain } = settings;
  const own = domainName === undefined ? undefined : ownName(scope, domainName, settings);
  if (own === undefined) refuseWithoutName(scope, settings);
  const shared = sharedDomain && placeBelow(scope, sharedDomain);
  if (own?.mutualTls && shared?.callersAreVouchedFor === false) refuseWayAround(scope, shared.domainName);
  return own || shared ? { own, shared } : undefined;
}

function ownName(scope: IConstruct, domainName: string, settings: CertifiedNames): OwnName {
  const { existingCertificateArn, mutualTls } = settings;
  return { ...nameInZone(scope, domainName, 'settings.domainName'), existingCertificateArn, mutualTls };
}

function refuseWithoutName(scope: IConstruct, { mutualTls, existingCertificateArn }: CertifiedNames): void {
  if (mutualTls !== undefined) {
    throw new PropError(scope, {
      prop: 'settings.mutualTls',
      mustBe: 'absent without settings.domainName',
      was: mutualTls.truststoreUri,
      fix: 'Give the API a domain: the execute-api address knows no mutual TLS. That of a shared domain stands in sharedDomains.',
    });
  }
  if (existingCertificateArn === undefined) return;
  throw new PropError(scope, {
    prop: 'settings.existingCertificateArn',
    mustBe: 'absent without settings.domainName',
    was: existingCertificateArn,
    fix: 'Give the API a domain, or leave it out: the certificate of a shared domain stands in sharedDomains.',
  });
}

function refuseWayAround(scope: IConstruct, domainName: string): never {
  throw new PropError(scope, {
    prop: 'settings.sharedDomain',
    mustBe: 'a domain with mutualTls, as settings.domainName has it',
    was: domainName,
    fix: 'Give both the same trust store, or callers without a certificate take the other way.',
  });
}
