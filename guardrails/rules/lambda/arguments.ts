import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { numberOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { absent, argument, rule } from '../define';
import { longAs, matches, oneOf, sized, wholeNumber } from '../demands';
import { lambda } from './function';

const model = (operation: string): string => `botocore 1.43.11, lambda ${operation}`;
const layerPermission = 'aws_lambda_layer_version_permission';

const hasSnapStart = (resource: Resource): boolean =>
  resource.blocks('snap_start').some((block) => block.get('apply_on') === 'PublishedVersions');

/** Whether provisioned concurrency of the configuration is certainly of a function. */
const isProvisioned = (resource: Resource, among: Model): boolean =>
  among
    .ofType('aws_lambda_provisioned_concurrency_config')
    .some((one) => !one.conditional && among.follow(one, 'function_name', lambda) === resource);

function snapStartProblems(resource: Resource, among: Model): (string | false)[] {
  const size = resource.blocks('ephemeral_storage').map((block) => numberOf(block.get('size')) ?? 512);
  return [
    resource.get('package_type') === 'Image' && 'snap_start must be absent with package_type "Image"',
    size.some((one) => one > 512) && 'snap_start must go with ephemeral_storage of 512 MB, had more',
    resource.blocks('file_system_config').length > 0 && 'snap_start must be absent with file_system_config',
    isProvisioned(resource, among) && 'snap_start must be absent with provisioned concurrency',
  ];
}

/** Rules about what AWS's API demands of single arguments of functions and layers. */
export const lambdaArgumentRules = [
  argument({
    id: 'lambda/handler-spaces',
    severity: 'rejects',
    source: model('CreateFunction'),
    on: lambda,
    at: 'handler',
    must: matches(/^\S*$/, 'hold no spaces'),
    fix: 'Write FILE.FUNCTION.',
  }),
  argument({
    id: 'lambda/role-arn',
    severity: 'rejects',
    source: model('CreateFunction'),
    on: lambda,
    at: 'role',
    must: matches(/^arn:aws[a-zA-Z-]*:iam::\d{12}:role\/?[\w+=,.@\-/]+$/, 'be the ARN of a role'),
    fix: 'Use arn of the aws_iam_role.',
  }),
  argument({
    id: 'lambda/vpc-subnets',
    severity: 'rejects',
    source: model('CreateFunction'),
    on: lambda,
    at: 'vpc_config.subnet_ids',
    must: sized(limits.lambdaSubnets.value.least, limits.lambdaSubnets.value.most),
    fix: 'Name one or two subnets a zone.',
  }),
  argument({
    id: 'lambda/vpc-security-groups',
    severity: 'rejects',
    source: model('CreateFunction'),
    on: lambda,
    at: 'vpc_config.security_group_ids',
    must: sized(limits.lambdaSecurityGroups.value.least, limits.lambdaSecurityGroups.value.most),
    fix: 'Put the permissions into fewer groups.',
  }),
  argument({
    id: 'lambda/file-system-arn',
    severity: 'rejects',
    source: model('CreateFunction'),
    on: lambda,
    at: 'file_system_config.arn',
    must: matches(/:access-point\/fsap-[a-f0-9]{17}$|^arn:[\w-]+:s3files:/, 'be the ARN of an access point'),
    fix: 'Use arn of an aws_efs_access_point, not of the file system.',
  }),
  rule({
    id: 'lambda/snap-start-alone',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
    on: lambda,
    demand:
      'snap_start goes with neither images, file systems, provisioned concurrency nor more than 512 MB of storage',
    fix: 'Remove snap_start, or the other one.',
    check: (resource, among) => (hasSnapStart(resource) ? snapStartProblems(resource, among) : undefined),
  }),
  absent({
    id: 'lambda/image-signing',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
    on: lambda,
    demand: 'an image has no code signing of Lambda',
    fix: 'Remove code_signing_config_arn; sign the image in ECR.',
    at: 'code_signing_config_arn',
    where: (resource) => resource.get('package_type') === 'Image' && 'with package_type "Image"',
  }),
  rule({
    id: 'lambda/layer-code',
    severity: 'rejects',
    source: model('PublishLayerVersion'),
    on: 'aws_lambda_layer_version',
    demand: 'a layer has an archive: a file, or a bucket and a key',
    fix: 'Set filename, or s3_bucket and s3_key.',
    check: (resource) => [
      ['filename', 's3_bucket', 's3_key'].every((name) => resource.lacks(name)) &&
        'filename or s3_bucket must be given, was absent',
      resource.has('s3_bucket') === true &&
        resource.lacks('s3_key') &&
        's3_key must be given with s3_bucket, was absent',
    ],
  }),
  rule({
    id: 'lambda/runtime-update',
    severity: 'rejects',
    source: model('PutRuntimeManagementConfig'),
    on: 'aws_lambda_runtime_management_config',
    demand: 'runtime_version_arn goes with update_runtime_on = "Manual", and with nothing else',
    fix: 'Set both, or neither.',
    check: (resource) => {
      const [name, when] = ['runtime_version_arn', resource.get('update_runtime_on')];
      return when === 'Manual'
        ? resource.lacks(name) && `${name} must be given with update_runtime_on "Manual", was absent`
        : typeof when === 'string' &&
            resource.has(name) === true &&
            `${name} must be absent with update_runtime_on "${when}", was given`;
    },
  }),
  argument({
    id: 'lambda/permission-organization',
    severity: 'rejects',
    source: model('AddPermission'),
    on: 'aws_lambda_permission',
    at: 'principal_org_id',
    must: matches(/^o-[a-z0-9]{10,32}$/, 'be the id of an organization, such as o-a1b2c3d4e5'),
    fix: 'Use id of the aws_organizations_organization.',
  }),
  argument({
    id: 'lambda/url-cors-sizes',
    severity: 'rejects',
    source: model('CreateFunctionUrlConfig'),
    on: 'aws_lambda_function_url',
    at: ['cors.allow_headers', 'cors.allow_origins', 'cors.expose_headers'],
    must: sized(0, 100),
    fix: 'Name fewer, or "*".',
  }),
  argument({
    id: 'lambda/url-cors-origin',
    severity: 'rejects',
    source: model('CreateFunctionUrlConfig'),
    on: 'aws_lambda_function_url',
    at: 'cors.allow_origins[]',
    must: longAs(1, 253),
    fix: 'Write scheme://host.',
  }),
  argument({
    id: 'lambda/layer-permission-action',
    severity: 'rejects',
    source: model('AddLayerVersionPermission'),
    on: layerPermission,
    at: 'action',
    must: oneOf(['lambda:GetLayerVersion']),
    fix: 'Write lambda:GetLayerVersion.',
  }),
  argument({
    id: 'lambda/layer-permission-principal',
    severity: 'rejects',
    source: model('AddLayerVersionPermission'),
    on: layerPermission,
    at: 'principal',
    must: matches(/^(\d{12}|\*|arn:aws[a-zA-Z-]*:iam::\d{12}:root)$/, 'be an account, the ARN of its root, or *'),
    fix: 'Name the account.',
  }),
  argument({
    id: 'lambda/layer-permission-statement-id',
    severity: 'rejects',
    source: model('AddLayerVersionPermission'),
    on: layerPermission,
    at: 'statement_id',
    must: matches(patterns.statementId, 'be 1 to 100 letters, digits, hyphens and underscores'),
    fix: 'Rename the statement.',
  }),
  rule({
    id: 'lambda/layer-permission-organization',
    severity: 'rejects',
    source: model('AddLayerVersionPermission'),
    on: layerPermission,
    demand: 'organization_id goes with principal "*"',
    fix: 'Set principal to "*", which then means all accounts of the organization.',
    check: (resource) => {
      const principal = resource.get('principal');
      return (
        resource.has('organization_id') === true &&
        typeof principal === 'string' &&
        principal !== '*' &&
        `principal must be "*" with organization_id, was ${JSON.stringify(principal)}`
      );
    },
  }),
  argument({
    id: 'lambda/function-reference',
    severity: 'rejects',
    source: model('FunctionName'),
    on: [
      'aws_lambda_alias',
      'aws_lambda_event_source_mapping',
      'aws_lambda_function_event_invoke_config',
      'aws_lambda_function_recursion_config',
      'aws_lambda_function_url',
      'aws_lambda_permission',
      'aws_lambda_provisioned_concurrency_config',
      'aws_lambda_runtime_management_config',
    ],
    at: 'function_name',
    must: matches(/^[A-Za-z0-9_:$-]+$/, 'be the name or ARN of a function'),
    fix: 'Use function_name of the aws_lambda_function.',
  }),
  argument({
    id: 'lambda/qualifier-form',
    severity: 'rejects',
    source: model('Qualifier'),
    on: [
      'aws_lambda_function_event_invoke_config',
      'aws_lambda_provisioned_concurrency_config',
      'aws_lambda_runtime_management_config',
    ],
    at: 'qualifier',
    must: matches(/^[A-Za-z0-9_$.-]{0,128}$/, 'be a version, an alias or $LATEST'),
    fix: 'Use name of the aws_lambda_alias, or version of the function.',
  }),
  argument({
    id: 'lambda/permission-action',
    severity: 'rejects',
    source: model('AddPermission'),
    on: 'aws_lambda_permission',
    at: 'action',
    must: matches(/^(lambda:\*|lambda:[A-Za-z]+|\*)$/, 'be one action of lambda, without wildcards in its name'),
    fix: 'Write lambda:InvokeFunction.',
  }),
  argument({
    id: 'lambda/url-max-age',
    severity: 'rejects',
    source: model('CreateFunctionUrlConfig'),
    on: 'aws_lambda_function_url',
    at: 'cors.max_age',
    must: wholeNumber(0, 86_400, 'seconds'),
    fix: 'Give at most a day.',
  }),
];
