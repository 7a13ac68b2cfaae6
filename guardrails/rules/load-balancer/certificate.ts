import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { awaitsValidation, certificate, regionInArn } from '../certificate/certificate';
import { rule } from '../define';
import { dependsOnSome } from '../ordering';
import { answer, listenerCertificates, listeners } from './names';

const validation = 'aws_acm_certificate_validation';

function certificateProblem(resource: Resource, model: Model): string | false {
  const held = model.follow(resource, 'certificate_arn', certificate);
  if (held === undefined || !awaitsValidation(held) || model.hasOpaqueModules) return false;
  const waits = dependsOnSome(validation, resource, model);
  return !waits && `certificate_arn must wait for a validated certificate, ${held.address} is used directly`;
}

/** Rules about the certificates of listeners. */
export const listenerCertificateRules = [
  rule({
    id: 'load-balancer/certificate-issued',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html',
    on: [...listeners, ...listenerCertificates],
    demand: 'a listener must wait until its certificate is issued',
    fix: 'Use certificate_arn of the aws_acm_certificate_validation.',
    check: certificateProblem,
  }),
  rule({
    id: 'load-balancer/certificate-region',
    severity: 'rejects',
    source: answer('CreateListener'),
    on: listeners,
    demand: 'the certificate of a listener must be in its region',
    fix: 'Request a certificate in the region of the load balancer.',
    check: (resource, model) => {
      const held = model.follow(resource, 'certificate_arn', certificate);
      const region = held?.region ?? regionInArn(resource.get('certificate_arn'));
      return (
        region !== undefined &&
        resource.region !== undefined &&
        region !== resource.region &&
        `certificate_arn must be in ${resource.region}, was in ${region}`
      );
    },
  }),
];
