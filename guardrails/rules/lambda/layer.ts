import { limits } from '../../../limits/limits';
import { isList } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { argument, rule, shown } from '../define';
import { matches, sized } from '../demands';
import { lambda } from './function';

/** Rules about `layers` of `aws_lambda_function` and `aws_lambda_layer_version`. */
export const lambdaLayerRules = [
  argument({
    id: 'lambda/layers',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: lambda,
    at: 'layers',
    must: sized(0, limits.lambdaLayers.value),
    fix: 'Merge layers.',
  }),
  argument({
    id: 'lambda/layer-name',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-lambda-layer-name-pattern)',
    on: 'aws_lambda_layer_version',
    at: 'layer_name',
    must: matches(
      /^([A-Za-z0-9_-]{1,140}|arn:[\w-]+:lambda:.*)$/,
      'be 1 to 140 letters, digits, hyphens and underscores',
    ),
    fix: 'Rename the layer.',
  }),
  rule({
    id: 'lambda/layer-arns',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: lambda,
    demand: 'layers must be versioned ARNs of the same region, one version a layer',
    fix: 'Use arn of the aws_lambda_layer_version.',
    check: layerProblems,
  }),
];

/** A layer that AWS itself gives, by its name alone. */
const awsLayer = /^arn:[^:]+:lambda:::awslayer:[A-Za-z0-9_-]+$/;

function layerProblems(resource: Resource): (string | undefined | false)[] {
  const symbolic = resource.symbolic('layers');
  const entries = isList(symbolic) ? symbolic : [];
  const literal = entries.filter((one): one is string => typeof one === 'string' && !awsLayer.test(one));
  const layers = literal.flatMap((one) => /^(arn:[^:]+:lambda:([^:]+):[^:]+:layer:[^:]+):\d+$/.exec(one)?.[1] ?? []);
  return [
    ...literal.map(
      (one) =>
        !/^arn:[^:]+:lambda:[^:]+:[^:]+:layer:[^:]+:\d+$/.test(one) &&
        `layers must be versioned ARNs, was ${shown(one)}`,
    ),
    ...entries.map((one) => {
      const sole = soleReference(one);
      return sole?.attribute === 'layer_arn' && `layers must be versioned ARNs, was layer_arn of ${sole.address}`;
    }),
    ...literal.map((one) => {
      const region = /^arn:[^:]+:lambda:([a-z0-9-]+):/.exec(one)?.[1];
      return (
        region !== undefined &&
        resource.region !== undefined &&
        region !== resource.region &&
        `layers must be in ${resource.region}, was ${shown(one)}`
      );
    }),
    layers.some((one, at) => layers.indexOf(one) !== at) && `layers must name each layer once, was ${shown(layers)}`,
  ];
}
