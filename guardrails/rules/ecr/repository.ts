import { documentOf } from '../../../terraform/documents/json-text';
import { textOf } from '../../../terraform/language/value';
import { company, rule, shown, table } from '../define';
import { matches, oneOf } from '../demands';
import { statementsOf } from '../policy';

const repository = 'aws_ecr_repository';
const pulled = 'aws_ecr_pull_through_cache_rule';
const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-ecr-${name})`;
const word = '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*';

/** Registries that ask for credentials, and those that take none. */
const locked = /^(registry-1\.docker\.io|ghcr\.io|registry\.gitlab\.com|[\w-]+\.azurecr\.io|cgr\.dev)$/;
const open = /^(public\.ecr\.aws|quay\.io|registry\.k8s\.io)$/;
const own = /^\d{12}\.dkr\.ecr\.[\w-]+\.amazonaws\.com(\.cn)?$/;

/** Rules about repositories of ECR. */
export const repositoryRules = [
  table({
    id: 'ecr/arguments',
    severity: 'rejects',
    source: 'botocore 1.43.11, ecr',
    demand: 'names, registries and filters of ECR have its forms',
    fix: 'Write names in small letters; secrets begin with ecr-pullthroughcache/.',
    rows: [
      [
        repository,
        'name',
        matches(
          new RegExp(`^(?=.{2,256}$)${word}(/${word})*$`),
          'be 2 to 256 small letters, digits and single ._-/ between them',
        ),
      ],
      [
        repository,
        'image_tag_mutability',
        oneOf(['MUTABLE', 'IMMUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION']),
      ],
      [
        pulled,
        'upstream_registry_url',
        matches(
          new RegExp([locked, open, own].map(({ source }) => source).join('|')),
          'be the host of a registry that ECR knows, without https://',
        ),
      ],
      [
        pulled,
        'credential_arn',
        matches(
          /^$|:secret:ecr-pullthroughcache\/[\w/+=.@-]+$/,
          'be the ARN of a secret whose name begins with ecr-pullthroughcache/',
        ),
      ],
    ],
  }),
  company({
    id: 'ecr/goes-with',
    severity: 'rejects',
    source: seenAs('encryption-configuration, pull-through-cache-credential'),
    demand: 'a key goes with encryption by KMS, credentials with registries that ask for them',
    fix: 'Set encryption_type = "KMS" beside kms_key; give Docker Hub, GitHub, GitLab and Azure a credential_arn.',
    rows: [
      [repository, 'encryption_configuration.encryption_type', /^(|AES256)$/, { bars: ['kms_key'] }],
      [pulled, 'upstream_registry_url', locked, { needs: ['credential_arn'] }],
      [pulled, 'upstream_registry_url', open, { bars: ['credential_arn'] }],
    ],
  }),
  rule({
    id: 'ecr/policy',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
    on: 'aws_ecr_repository_policy',
    demand: 'a policy of a repository names principals, and no resource',
    fix: 'Remove Resource; add Principal.',
    check: (resource) => {
      const policy = documentOf(resource.get('policy'));
      return (statementsOf(policy) ?? []).flatMap((one) => [
        Object.hasOwn(one, 'Resource') && 'policy must have no Resource, had one',
        !Object.hasOwn(one, 'Principal') &&
          !Object.hasOwn(one, 'NotPrincipal') &&
          'policy must have a Principal in each statement, one has none',
      ]);
    },
  }),
  rule({
    id: 'ecr/scanning',
    severity: 'rejects',
    source: seenAs('registry-scanning-configuration'),
    on: 'aws_ecr_registry_scanning_configuration',
    demand: 'basic scanning scans on push',
    fix: 'Set scan_frequency = "SCAN_ON_PUSH", or scan_type = "ENHANCED".',
    check: (resource) => {
      const found = resource.blocks('rule').map((one) => textOf(one.get('scan_frequency')));
      return [
        ...found.map(
          (one) =>
            resource.get('scan_type') === 'BASIC' &&
            one === 'CONTINUOUS_SCAN' &&
            'scan_frequency must be SCAN_ON_PUSH with scan_type BASIC, was CONTINUOUS_SCAN',
        ),
        ...found.map(
          (one, at) =>
            one !== undefined &&
            found.indexOf(one) < at &&
            `scan_frequency must be another one in each rule, was ${shown(one)} twice`,
        ),
      ];
    },
  }),
];
