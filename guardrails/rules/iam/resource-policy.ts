import { isMap, type ValueMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import { effectProblem, kindProblem, policyOf, principalProblem, statementsOf, textsIn } from '../policy';

/** Resources that carry a policy of their own, and the argument that holds it. */
const policies: Readonly<Record<string, string>> = {
  aws_sns_topic: 'policy',
  aws_sns_topic_policy: 'policy',
  aws_sqs_queue: 'policy',
  aws_sqs_queue_policy: 'policy',
  aws_kms_key: 'policy',
  aws_kms_key_policy: 'policy',
  aws_s3_bucket_policy: 'policy',
  aws_api_gateway_rest_api: 'policy',
  aws_api_gateway_rest_api_policy: 'policy',
  aws_secretsmanager_secret: 'policy',
  aws_secretsmanager_secret_policy: 'policy',
  aws_cloudwatch_event_bus_policy: 'policy',
  aws_dynamodb_resource_policy: 'policy',
  aws_cloudwatch_log_resource_policy: 'policy_document',
};

/** Resources whose policies no rule of their own area looks through. */
const looked = /^aws_(kms|secretsmanager|cloudwatch|dynamodb)_/;

const argumentOf = ({ type }: Resource): string => policies[type] ?? 'policy';

/** An account, the ARN of one of its identities without a wildcard, an identity that was deleted, or everybody. */
const account = /^(\*|\d{12}|arn:[\w-]+:(iam|sts)::(\d{12}|cloudfront):[^*\s]+|A[A-Z0-9]{15,})$/;
const service = /^(\*|[a-z0-9-]+(\.[a-z0-9-]+)+)$/;

function principalProblems(statement: ValueMap, name: string): (string | false)[] {
  const { Principal: one } = statement;
  if (!isMap(one)) return [kindProblem(statement, name)];
  return [
    kindProblem(statement, name),
    ...textsIn(one.AWS).map(
      (text) =>
        !account.test(text) &&
        `${name} must name an account, role or user as AWS principal, without a wildcard, was ${shown(text)}`,
    ),
    ...textsIn(one.Service).map(
      (text) => !service.test(text) && `${name} must name services in domain form, was ${shown(text)}`,
    ),
  ];
}

/** Rules about policies that resources carry. */
export const resourcePolicyRules = [
  rule({
    id: 'iam/resource-policy',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    on: Object.keys(policies),
    demand: 'a resource policy must name principals by their kind: accounts as AWS, services as Service',
    fix: 'Write { Service = "delivery.logs.amazonaws.com" } or { AWS = "arn:aws:iam::ACCOUNT:root" }.',
    check: (resource, model) => {
      const name = argumentOf(resource);
      return (statementsOf(policyOf(resource, name, model)) ?? []).flatMap((one) => [
        ...principalProblems(one, name),
        looked.test(resource.type) && principalProblem(one),
        effectProblem(one, name),
      ]);
    },
  }),
];
