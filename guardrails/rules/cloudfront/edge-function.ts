import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { outlineOf, soleReference, startOf } from '../apis';
import { rule, shown } from '../define';
import { distrusts } from '../iam/trust';
import { invocationOf } from '../invocation';
import { unpublished } from '../lambda/latest';
import { behavioursOf, distribution } from './names';

const associations = (resource: Resource): Body[] =>
  behavioursOf(resource).flatMap((block) => block.blocks('lambda_function_association'));

function versionProblem(block: Body): string | false {
  const sole = soleReference(block.symbolic('lambda_arn'));
  const text = outlineOf(block.get('lambda_arn'), '?') ?? '';
  const attribute = sole !== undefined && /(^|\.)aws_lambda_function\./.test(sole.address) ? sole.attribute : '';
  const bare = /^arn:[^:]+:lambda:[^:]+:[^:]+:function:[^:?]+(:(?!\d+$)[^:?]+)?$/.test(text);
  return (
    (['arn', 'invoke_arn', 'function_name'].includes(attribute) || bare) &&
    `lambda_function_association.lambda_arn must name a version, was ${attribute === '' ? shown(text) : `${attribute} of ${sole?.address}`}`
  );
}

function regionProblem(block: Body): string | false {
  const region = /^arn:[^:]+:lambda:([a-z0-9-]+):/.exec(startOf(block.get('lambda_arn')) ?? '')?.[1];
  return (
    region !== undefined &&
    region !== 'us-east-1' &&
    `lambda_function_association.lambda_arn must be in us-east-1, was in ${region}`
  );
}

function edgeProblems(block: Body, model: Model): (string | false)[] {
  const lambda = invocationOf(block, 'lambda_arn', model)?.lambda;
  if (lambda === undefined) return [];
  const latest = unpublished(block, 'lambda_arn', model, 'qualified_arn');
  const role = model.follow(lambda, 'role', 'aws_iam_role');
  const given = ['environment', 'vpc_config', 'dead_letter_config', 'layers'].find((name) => lambda.has(name) === true);
  return [
    latest !== undefined &&
      `lambda_function_association.lambda_arn must name a version, ${latest.address} publishes none`,
    lambda.region !== undefined &&
      lambda.region !== 'us-east-1' &&
      `lambda_function_association must be of a function in us-east-1, ${lambda.address} is in ${lambda.region}`,
    role !== undefined &&
      distrusts(role, 'edgelambda', model) &&
      `lambda_function_association must be of a function whose role trusts edgelambda.amazonaws.com, ${role.address} does not`,
    given !== undefined &&
      `lambda_function_association must be of a function without ${given}, ${lambda.address} has it`,
  ];
}

/** A rule about functions at the edge. */
export const edgeFunctionRule = rule({
  id: 'cloudfront/edge-function',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html',
  on: distribution,
  demand:
    'a function at the edge is a version in us-east-1, trusts edgelambda, and has no environment, network or layers',
  fix: 'Use qualified_arn of a function with publish = true in us-east-1.',
  check: (resource, model) =>
    associations(resource).flatMap((block) => [
      versionProblem(block),
      regionProblem(block),
      ...edgeProblems(block, model),
    ]),
});
