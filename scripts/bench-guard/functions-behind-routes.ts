type Bodies = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A configuration as Terraform's JSON has it. */
export interface Configuration {
  readonly provider: { readonly aws: readonly [{ readonly region: string }] };
  readonly resource: Readonly<Record<string, Bodies>>;
}

const perFunction = 10;
const perApi = 100;

/** A configuration of Lambda functions behind routes, each with the nine resources around it, until it holds as many as asked for. */
export function functionsBehindRoutes(size: number): Configuration {
  const functions = Array.from({ length: Math.ceil(size / perFunction) }, (_, at) => at);
  const apis = functions.filter((at) => at % perApi === 0).map((at) => at / perApi);
  const each = (body: (at: number) => Bodies[string]): Bodies =>
    Object.fromEntries(functions.map((at) => [`n${at}`, body(at)]));
  const api = (at: number): string => `aws_apigatewayv2_api.a${Math.floor(at / perApi)}`;
  return {
    provider: { aws: [{ region: 'eu-west-1' }] },
    resource: {
      aws_apigatewayv2_api: Object.fromEntries(
        apis.map((at) => [`a${at}`, { name: `api-${at}`, protocol_type: 'HTTP' }]),
      ),
      aws_iam_role: each((at) => ({ name: `role-${at}`, assume_role_policy: trust })),
      aws_iam_role_policy: each((at) => ({
        name: 'logs',
        role: `\${aws_iam_role.n${at}.name}`,
        policy: policy('logs:PutLogEvents', `\${aws_cloudwatch_log_group.n${at}.arn}:*`),
      })),
      aws_cloudwatch_log_group: each((at) => ({ name: `/aws/lambda/f-${at}`, retention_in_days: 14 })),
      aws_lambda_function: each((at) => ({
        function_name: `f-${at}`,
        role: `\${aws_iam_role.n${at}.arn}`,
        handler: 'index.handler',
        runtime: 'nodejs22.x',
        filename: 'f.zip',
        depends_on: [`aws_cloudwatch_log_group.n${at}`],
      })),
      aws_lambda_alias: each((at) => ({
        name: 'live',
        function_name: `\${aws_lambda_function.n${at}.function_name}`,
        function_version: '$LATEST',
      })),
      aws_lambda_permission: each((at) => ({
        action: 'lambda:InvokeFunction',
        function_name: `\${aws_lambda_function.n${at}.function_name}`,
        qualifier: `\${aws_lambda_alias.n${at}.name}`,
        principal: 'apigateway.amazonaws.com',
        source_arn: `\${${api(at)}.execution_arn}/*/*/items${at}`,
      })),
      aws_apigatewayv2_integration: each((at) => ({
        api_id: `\${${api(at)}.id}`,
        integration_type: 'AWS_PROXY',
        integration_uri: `\${aws_lambda_alias.n${at}.invoke_arn}`,
        payload_format_version: '2.0',
      })),
      aws_apigatewayv2_route: each((at) => ({
        api_id: `\${${api(at)}.id}`,
        route_key: `GET /items${at}`,
        target: `integrations/\${aws_apigatewayv2_integration.n${at}.id}`,
        authorization_type: 'AWS_IAM',
      })),
      aws_sqs_queue: each((at) => ({ name: `q-${at}` })),
      aws_cloudwatch_metric_alarm: each((at) => ({
        alarm_name: `errors-${at}`,
        namespace: 'AWS/Lambda',
        metric_name: 'Errors',
        dimensions: { FunctionName: `\${aws_lambda_function.n${at}.function_name}` },
        statistic: 'Sum',
        period: 60,
        evaluation_periods: 1,
        threshold: 1,
        comparison_operator: 'GreaterThanOrEqualToThreshold',
      })),
    },
  };
}

const policy = (action: string, resource: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] });

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
});
