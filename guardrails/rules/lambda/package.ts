import { textOf } from '../../../terraform/language/value';
import type { Body } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { rule, shown } from '../define';
import { ignoresChanges } from '../ordering';
import { lambda, runtimeOf } from './function';

const isImage = (resource: Body): boolean => resource.get('package_type') === 'Image';

const isZip = (resource: Body): boolean => resource.lacks('package_type') || resource.get('package_type') === 'Zip';

const hashed = /[0-9a-f]{8,}/i;

/** Rules about the deployment package of `aws_lambda_function`: its archive or image, and the handler in it. */
export const lambdaPackageRules = [
  rule({
    id: 'lambda/source-code-hash',
    severity: 'misbehaves',
    source: 'provider doc; tried literal',
    on: lambda,
    demand: 'source_code_hash must follow the archive',
    fix: 'Set source_code_hash = filebase64sha256(FILE), or output_base64sha256 of the archive.',
    check: (resource) => {
      const file = resource.get('filename');
      const sole = soleReference(resource.symbolic('filename'));
      const archived = sole !== undefined && /(^|\.)data\.archive_file\./.test(sole.address);
      const fixed = archived || (typeof file === 'string' && !hashed.test(file));
      return (
        fixed &&
        resource.lacks('source_code_hash') &&
        !resource.names.includes('source_code_hash') &&
        !ignoresChanges(resource, 'filename') &&
        !ignoresChanges(resource, 'source_code_hash') &&
        `source_code_hash must follow ${sole?.address ?? shown(file)}, was absent: new code is not deployed`
      );
    },
  }),
  rule({
    id: 'lambda/bucket-region',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: lambda,
    demand: 'the bucket of the code must be in the region of the function',
    fix: 'Copy the archive into a bucket of the region.',
    check: (resource, model) => {
      const bucket = model.follow(resource, 's3_bucket', 'aws_s3_bucket');
      const [own, other] = [resource.region, bucket?.region];
      return (
        own !== undefined &&
        other !== undefined &&
        own !== other &&
        `s3_bucket must be in ${own}, ${bucket?.address} is in ${other}`
      );
    },
  }),
  rule({
    id: 'lambda/handler-form',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, lambda Handler',
    on: lambda,
    demand: 'handler must be FILE.FUNCTION without spaces',
    fix: 'Write for example index.handler.',
    check: (resource) => {
      const handler = textOf(resource.get('handler'));
      if (handler === undefined) return undefined;
      const dotless = /^(nodejs|python|ruby)/.test(runtimeOf(resource)) && !/\S\.\S/.test(handler);
      return (/\s/.test(handler) || dotless) && `handler must be FILE.FUNCTION without spaces, was ${shown(handler)}`;
    },
  }),
  rule({
    id: 'lambda/package-type',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-lambda-imageconfig-requires-image)',
    on: lambda,
    demand: 'an Image has image_uri and no layers; a Zip has neither image_uri nor image_config',
    fix: 'Keep the arguments of one package type.',
    check: (resource) => [
      isImage(resource) &&
        resource.has('layers') === true &&
        `layers must be absent with package_type Image, was ${shown(resource.get('layers'))}`,
      isImage(resource) && resource.lacks('image_uri') && 'image_uri must be given with package_type Image, was absent',
      ...['image_config', 'image_uri'].map(
        (name) =>
          isZip(resource) && resource.has(name) === true && `${name} must be absent with package_type Zip, was given`,
      ),
    ],
  }),
  rule({
    id: 'lambda/image-ignores-handler',
    severity: 'misbehaves',
    source: 'https://github.com/hashicorp/terraform-provider-aws (internal/service/lambda/function.go)',
    on: lambda,
    demand: 'handler and runtime must be absent with package_type Image, for which they are not sent',
    fix: 'Remove handler and runtime.',
    check: (resource) =>
      ['handler', 'runtime'].map(
        (name) =>
          isImage(resource) &&
          resource.has(name) === true &&
          resource.get(name) !== '' &&
          `${name} must be absent with package_type Image, was ${shown(resource.get(name))}`,
      ),
  }),
];
