import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { OwnedDomain } from '../../config/shared-domain';
import { AliasRecords, type AliasTarget } from '../../constructs/domain/alias-records';
import { ApiDomain, type ApiDomainProps } from '../../constructs/domain/api-domain';
import { HostedZone } from '../../constructs/domain/hosted-zone';
import { RestApiDomain } from '../../constructs/domain/rest-api-domain';
import { checkPattern } from '../../constructs/prop-check';
import { BaseStack } from '../base-stack';
import { nameCertificate } from '../name-certificate';
import { nameInZone } from '../name-in-zone';

/** A name that several APIs are found below: certificate, domain and records. The APIs' stacks put their paths below it. Deploy it before them. */
export class DomainStack extends BaseStack {
  /** The name callers use. */
  readonly domainName: string;

  /** What names the stack, `<environment>-<word>-domain`, as it does in `sharedDomains` of the environment. */
  readonly word: string;

  constructor(scope: Construct, environment: Environment, word: string, settings: OwnedDomain) {
    super(scope, environment, `${word}-domain`);
    this.checkWord(word);
    const { domainName, hostedZone } = nameInZone(this, settings.domainName, `sharedDomains.${word}.domainName`);
    this.domainName = domainName;
    this.word = word;

    const zone = new HostedZone(this, 'main', { domainName: hostedZone });
    const existingArn = settings.existingCertificateArn;
    const certificate = nameCertificate(this, 'api', { domainName, zone, existingArn });
    const target = this.domain({ domainName, certificate, mutualTls: settings.mutualTls }, settings.securityPolicy);
    new AliasRecords(this, 'api', { zone, domainName, target });

    this.output('url', `https://${domainName}`, 'Where callers find the APIs, each at its base path');
  }

  /** API Gateway serves older TLS on domains of REST APIs alone. */
  private domain(props: ApiDomainProps, securityPolicy: OwnedDomain['securityPolicy']): AliasTarget {
    if (securityPolicy !== 'TLS_1_0') return new ApiDomain(this, 'api', props).target;
    return new RestApiDomain(this, 'api', { ...props, securityPolicy }).target;
  }

  private checkWord(word: string): void {
    checkPattern(this, {
      prop: 'sharedDomains',
      value: word,
      pattern: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      mustBe: 'named by lower-case words with hyphens between',
      fix: 'Write it in config/environments.ts as in api, for the stack dev-api-domain.',
    });
  }
}
