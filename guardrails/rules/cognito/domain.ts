import { certificate, regionInArn } from '../certificate/certificate';
import { rule, shown } from '../define';
import { outruns } from '../ordering';

const domain = 'aws_cognito_user_pool_domain';

/** Rules about `aws_cognito_user_pool_domain`. */
export const userPoolDomainRules = [
  rule({
    id: 'cognito/domain-prefix',
    severity: 'rejects',
    source: 'botocore 1.43.11, cognito-idp DomainType',
    on: domain,
    demand: 'a domain prefix must be lower-case letters, digits and hyphens, without aws, amazon or cognito',
    fix: 'Choose another prefix.',
    check: (resource) => {
      const name = resource.get('domain');
      if (typeof name !== 'string' || name.includes('.')) return undefined;
      return (
        (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name) || /aws|amazon|cognito/.test(name)) &&
        `domain must be a free prefix of lower-case letters, digits and hyphens, was ${shown(name)}`
      );
    },
  }),
  rule({
    id: 'cognito/certificate-waits',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html',
    on: domain,
    demand: 'a custom domain must wait until its certificate is issued',
    fix: 'Use certificate_arn of the aws_acm_certificate_validation.',
    check: (resource, model) => {
      const held = model.follow(resource, 'certificate_arn', certificate);
      const issued = held ? model.related('aws_acm_certificate_validation', 'certificate_arn', held).sure : [];
      return issued.map(
        (one) =>
          outruns(resource, one, model) && `certificate_arn must wait for ${one.address}, and does not depend on it`,
      );
    },
  }),
  rule({
    id: 'cognito/custom-domain',
    severity: 'rejects',
    source: 'botocore 1.43.11, cognito-idp CustomDomainConfig',
    on: domain,
    demand: 'a custom domain needs a certificate in us-east-1, a prefix none',
    fix: 'Request the certificate with a provider for us-east-1.',
    check: (resource, model) => {
      const name = resource.get('domain');
      if (typeof name !== 'string') return undefined;
      const held = model.follow(resource, 'certificate_arn', certificate);
      const region = held ? held.region : regionInArn(resource.get('certificate_arn'));
      const custom = name.includes('.');
      return [
        custom && resource.lacks('certificate_arn') && `certificate_arn must be given for ${shown(name)}, was absent`,
        custom &&
          region !== undefined &&
          region !== 'us-east-1' &&
          `certificate_arn must be in us-east-1, was in ${region}`,
        !custom &&
          resource.has('certificate_arn') === true &&
          `certificate_arn must be absent for the prefix ${shown(name)}, was given`,
      ];
    },
  }),
];
