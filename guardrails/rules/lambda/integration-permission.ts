import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { apiOf, membersOf } from '../apis';
import { rule } from '../define';
import { invocationOf } from '../invocation';
import { refuses, unpermittedCalls } from '../permissions';

const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/';

const restApiOf = (resource: Resource, model: Model): Resource | undefined =>
  model.follow(resource, 'rest_api_id', 'aws_api_gateway_rest_api');

/** Whether an API certainly answers callers, because it has a stage. */
const hasStage = (api: Resource | undefined, stage: string, model: Model): boolean =>
  api !== undefined && membersOf(model, stage, api).members.some((one) => !one.conditional);

/** Rules about functions behind APIs that nobody is permitted to call: it applies, and answers every caller with 500. */
export const integrationPermissionRules = [
  rule({
    id: 'http-api/integration-permission',
    severity: 'rejects',
    source: `${guide}http-api-develop-integrations-lambda.html`,
    on: 'aws_apigatewayv2_integration',
    demand: 'the function of an integration must permit API Gateway to call it',
    fix: 'Add an aws_lambda_permission for apigateway.amazonaws.com with EXECUTION_ARN/*/*, or credentials_arn.',
    check: (resource, model) =>
      hasStage(apiOf(resource, model), 'aws_apigatewayv2_stage', model)
        ? unpermittedCalls(resource, 'integration_uri', 'credentials_arn', model)
        : undefined,
  }),
  rule({
    id: 'http-api/target-permission',
    severity: 'rejects',
    source: `${guide}http-api-develop-integrations-lambda.html`,
    on: 'aws_apigatewayv2_api',
    demand: 'the function that an API is created for must permit API Gateway to call it',
    fix: 'Add an aws_lambda_permission for apigateway.amazonaws.com with EXECUTION_ARN/*/*, or credentials_arn.',
    check: (resource, model) => unpermittedCalls(resource, 'target', 'credentials_arn', model),
  }),
  rule({
    id: 'rest-api/integration-permission',
    severity: 'rejects',
    source: `${guide}getting-started-lambda-non-proxy-integration.html`,
    on: 'aws_api_gateway_integration',
    demand: 'the function of an integration must permit API Gateway to call it',
    fix: 'Add an aws_lambda_permission for apigateway.amazonaws.com with EXECUTION_ARN/*/*, or credentials.',
    check: (resource, model) =>
      hasStage(restApiOf(resource, model), 'aws_api_gateway_stage', model)
        ? unpermittedCalls(resource, 'uri', 'credentials', model)
        : undefined,
  }),
  rule({
    id: 'sns/subscription-permission',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-lambda-as-subscriber.html',
    on: 'aws_sns_topic_subscription',
    demand: 'a function that a topic calls must permit sns.amazonaws.com',
    fix: 'Add an aws_lambda_permission for sns.amazonaws.com with the ARN of the topic.',
    check: (resource, model) => {
      if (resource.get('protocol') !== 'lambda') return undefined;
      const lambda = invocationOf(resource, 'endpoint', model)?.lambda;
      const refused = lambda !== undefined && !lambda.conditional && refuses(lambda, 'sns.amazonaws.com', model);
      return refused && `endpoint must be a function that permits sns.amazonaws.com, ${lambda.address} does not`;
    },
  }),
];
