import { enumerations, limits } from '../../../limits/limits';
import { booleanOf, isList, Unknown, type Value } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { startOf, textsOf } from '../apis';
import { argument, rule, shown } from '../define';
import { longAs, matches, sized } from '../demands';
import { thatMention } from '../groups';
import { tellsCreateFirst } from '../ordering';

/** The Terraform type of a certificate. */
export const certificate = 'aws_acm_certificate';

/** The region that the ARN of a certificate names. */
export const regionInArn = (arn: Value | undefined): string | undefined =>
  /^arn:[\w-]+:acm:([a-z0-9-]+):/.exec(startOf(arn) ?? '')?.[1];

const isRequested = (resource: Resource): boolean => resource.lacks('private_key');
const isPublic = (resource: Resource): boolean => isRequested(resource) && resource.lacks('certificate_authority_arn');

/** Whether a certificate is issued when it is validated, and so later than it is made: it is neither imported nor private. */
export const awaitsValidation = (held: Resource): boolean =>
  held.has('validation_method') === true &&
  held.has('private_key') === false &&
  held.has('certificate_authority_arn') === false;

/** Rules about `aws_acm_certificate` and its validation. */
export const certificateRules = [
  argument({
    id: 'certificate/name-length',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-acm-domain-name-cn-64-octets)',
    on: certificate,
    at: 'domain_name',
    must: longAs(1, limits.certificateNameLength.value.most),
    fix: 'Put the long name into subject_alternative_names, behind a short one.',
  }),
  argument({
    id: 'certificate/name-form',
    severity: 'rejects',
    source: 'botocore 1.43.11, acm DomainNameString',
    on: certificate,
    at: ['domain_name', 'subject_alternative_names[]'],
    must: matches(
      /^(\*\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/,
      'be a host name, with a wildcard only as the first label',
    ),
    fix: 'Name each level of a wildcard as a name of its own.',
  }),
  argument({
    id: 'certificate/names',
    severity: 'rejects',
    source: 'botocore 1.43.11, acm DomainList',
    on: certificate,
    at: 'subject_alternative_names',
    must: sized(0, limits.certificateNames.value),
    fix: 'Use several certificates.',
  }),
  rule({
    id: 'certificate/key-algorithm',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-acm-public-key-algorithm)',
    on: certificate,
    demand: 'a public certificate must use RSA_2048, EC_prime256v1 or EC_secp384r1',
    fix: 'Leave key_algorithm out, or use one of the three.',
    check: (resource) => {
      const algorithm = resource.get('key_algorithm');
      const refused =
        typeof algorithm === 'string' && !enumerations.certificateKeys.value.some((one) => one === algorithm);
      return (
        refused &&
        isPublic(resource) &&
        `key_algorithm must be one of ${enumerations.certificateKeys.value.join(', ')} for a public certificate, was ${shown(algorithm)}`
      );
    },
  }),
  rule({
    id: 'certificate/validation-domain',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-acm-validation-domain-superdomain)',
    on: certificate,
    demand: 'validation_domain must be a name of the certificate or a parent of it',
    fix: 'Name the domain itself or one above it.',
    check: (resource) =>
      resource.blocks('validation_option').flatMap((block) => {
        const [name, above] = [block.get('domain_name'), block.get('validation_domain')];
        const names = resource.get('subject_alternative_names');
        const own = [resource.get('domain_name'), ...(isList(names) ? names : names === undefined ? [] : [names])];
        const whole = own.every((one) => typeof one === 'string');
        return [
          typeof name === 'string' &&
            typeof above === 'string' &&
            name !== above &&
            !name.endsWith(`.${above}`) &&
            `validation_option.validation_domain must be ${name} or a parent of it, was ${shown(above)}`,
          typeof name === 'string' &&
            whole &&
            !own.includes(name) &&
            `validation_option.domain_name must be a name of the certificate, was ${shown(name)}`,
        ];
      }),
  }),
  rule({
    id: 'certificate/validation-method',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, acm RequestCertificate',
    on: certificate,
    demand: 'validation_method must be stated',
    fix: 'Set validation_method = "DNS".',
    check: (resource) =>
      isPublic(resource) &&
      resource.lacks('validation_method') &&
      resource.lacks('validation_option') &&
      'validation_method must be stated, was absent',
  }),
  rule({
    id: 'certificate/validation-record-key',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/7918',
    on: 'aws_route53_record',
    demand: 'validation records of an apex and its wildcard must be one record',
    fix: 'Set allow_overwrite = true, or key for_each by resource_record_name.',
    check: (resource, model) => {
      const expression = resource.written('for_each');
      if (
        !/domain_validation_options/.test(expression) ||
        /resource_record_name\s*=>/.test(expression) ||
        mayOverwrite(resource)
      )
        return undefined;
      const shared = model.ofType(certificate).find((one) => resource.mentions(one) && coversApexAndWildcard(one));
      return (
        shared &&
        `must allow_overwrite, because the apex and the wildcard of ${shared.address} share one validation record`
      );
    },
  }),
  rule({
    id: 'certificate/validation-provider',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html',
    on: 'aws_acm_certificate_validation',
    demand: 'a validation must use the provider of its certificate',
    fix: 'Give both resources the same provider.',
    check: (resource, model) => {
      const held = model.follow(resource, 'certificate_arn', certificate);
      const [own, other] = [resource.region, held?.region];
      return (
        own !== undefined &&
        other !== undefined &&
        own !== other &&
        `must be in ${other} as ${held?.address} is, was in ${own}`
      );
    },
  }),
  rule({
    id: 'certificate/email-records',
    severity: 'rejects',
    source: 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/acm_certificate_validation',
    on: 'aws_acm_certificate_validation',
    demand: 'a certificate that is validated by e-mail has no validation records',
    fix: 'Remove validation_record_fqdns, or validate by DNS.',
    check: (resource, model) => {
      const held = model.follow(resource, 'certificate_arn', certificate);
      const given = resource.get('validation_record_fqdns');
      return (
        held?.get('validation_method') === 'EMAIL' &&
        isList(given) &&
        given.length > 0 &&
        `validation_record_fqdns must be absent with validation_method EMAIL, had ${given.length}`
      );
    },
  }),
  rule({
    id: 'certificate/create-before-destroy',
    severity: 'misbehaves',
    source: 'tflint-ruleset-aws aws_acm_certificate_lifecycle',
    on: certificate,
    demand: 'a certificate in use must be created before its predecessor is destroyed',
    fix: 'Add lifecycle { create_before_destroy = true }.',
    check: (resource, model) => {
      const [user] = ['aws_apigatewayv2_domain_name', 'aws_api_gateway_domain_name'].flatMap((type) =>
        thatMention(type, resource, model),
      );
      return (
        user !== undefined &&
        tellsCreateFirst(resource) === false &&
        `lifecycle.create_before_destroy must be true while ${user.address} uses it, was ${shown(resource.block('lifecycle')?.get('create_before_destroy'))}`
      );
    },
  }),
];

function mayOverwrite(resource: Resource): boolean {
  const value = resource.get('allow_overwrite');
  return value !== undefined && booleanOf(value) !== false;
}

function coversApexAndWildcard(resource: Resource): boolean {
  const names = [startOf(resource.get('domain_name')) ?? '', ...textsOf(resource, 'subject_alternative_names')];
  return resource.get('domain_name') instanceof Unknown ? false : names.some((name) => names.includes(`*.${name}`));
}
