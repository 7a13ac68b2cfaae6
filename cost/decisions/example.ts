import { modelOf } from '../../terraform/model/model';
import { type EstimateOptions, estimate, type StackInput } from '../estimate';
import type { Exact } from '../exact';
import type { StackTraffic } from '../traffic/traffic-file';

/** An API before one function and one table, as small as a real one can be. What is left out has the first value. */
export interface Example {
  readonly kind?: 'HTTP' | 'REST';
  /** Megabytes of the function. */
  readonly memory?: number;
  readonly architecture?: 'arm64' | 'x86_64';
  /** Gigabytes of the REST API's cache; none without. */
  readonly cache?: string;
  /** Environments of the function that stand ready. */
  readonly ready?: number;
}

/** Region of the examples: every price they need is known there for sure. */
export const exampleRegion = 'us-east-1';

/** What an example costs a month, in USD. */
export const monthOf = (example: Example, traffic: StackTraffic, options: EstimateOptions = {}): Exact =>
  estimate([stackOf(example)], { stacks: { example: traffic } }, options).total;

function stackOf(example: Example): StackInput {
  const resource = { ...backend(example), ...(example.kind === 'REST' ? restApi(example) : httpApi) };
  const document = { provider: { aws: { region: exampleRegion } }, resource };
  return { name: 'example', model: modelOf({ files: [{ name: 'main.tf.json', document }] }) };
}

const invokeArn = '${aws_lambda_function.fn.invoke_arn}';
const accessLog = { destination_arn: '${aws_cloudwatch_log_group.access.arn}' };

const backend = ({ memory = 512, architecture = 'arm64', ready = 0 }: Example): object => ({
  aws_lambda_function: { fn: { function_name: 'fn', memory_size: memory, architectures: [architecture] } },
  aws_dynamodb_table: { items: { billing_mode: 'PAY_PER_REQUEST' } },
  aws_cloudwatch_log_group: {
    access: { name: 'access', retention_in_days: 30 },
    fn: { name: '/aws/lambda/fn', retention_in_days: 30 },
  },
  ...(ready > 0 && {
    aws_lambda_provisioned_concurrency_config: {
      fn: { function_name: '${aws_lambda_function.fn.function_name}', provisioned_concurrent_executions: ready },
    },
  }),
});

const httpApi = {
  aws_apigatewayv2_api: { main: { protocol_type: 'HTTP' } },
  aws_apigatewayv2_integration: { fn: { api_id: '${aws_apigatewayv2_api.main.id}', integration_uri: invokeArn } },
  aws_apigatewayv2_route: {
    all: {
      api_id: '${aws_apigatewayv2_api.main.id}',
      route_key: '$default',
      target: 'integrations/${aws_apigatewayv2_integration.fn.id}',
    },
  },
  aws_apigatewayv2_stage: { main: { api_id: '${aws_apigatewayv2_api.main.id}', access_log_settings: accessLog } },
};

const restApi = ({ cache }: Example): object => ({
  aws_api_gateway_rest_api: { main: { name: 'example' } },
  aws_api_gateway_integration: { fn: { rest_api_id: '${aws_api_gateway_rest_api.main.id}', uri: invokeArn } },
  aws_api_gateway_stage: {
    main: {
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      access_log_settings: accessLog,
      cache_cluster_enabled: cache !== undefined,
      ...(cache !== undefined && { cache_cluster_size: cache }),
    },
  },
});
