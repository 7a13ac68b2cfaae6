/** A function with everything it must have. */
export const lambda = `resource "aws_lambda_function" "f" {
  function_name = "orders"
  role          = "arn:aws:iam::111122223333:role/r"
  s3_bucket     = "b"
  s3_key        = "k"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}
`;

/** The same function with more arguments. */
export const lambdaWith = (more: string): string => lambda.replace(/}\n$/, `  ${more}\n}\n`);

/** A role that a service may assume. */
export const role = (service: string): string => `resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}.amazonaws.com" } }]
  })
}
`;

/** The function with a role of the configuration. */
export const lambdaOfRole = role('lambda') + lambda.replace('"arn:aws:iam::111122223333:role/r"', 'aws_iam_role.r.arn');

/** A policy of the role that allows one action. */
export const rolePolicy = (action: string): string => `resource "aws_iam_role_policy" "p" {
  name   = "p"
  role   = aws_iam_role.r.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${action}, Resource = "*" }] })
}
`;

/** A REST API. */
export const restApi = `resource "aws_api_gateway_rest_api" "a" {
  name = "orders"
}
`;

/** A method at the root of the REST API. */
export const method = (
  more = 'authorization = "NONE"',
  name = 'GET',
): string => `resource "aws_api_gateway_method" "m" {
  rest_api_id   = aws_api_gateway_rest_api.a.id
  resource_id   = aws_api_gateway_rest_api.a.root_resource_id
  http_method   = "${name}"
  ${more}
}
`;

const ofMethod = `rest_api_id = aws_api_gateway_rest_api.a.id
  resource_id = aws_api_gateway_rest_api.a.root_resource_id
  http_method = aws_api_gateway_method.m.http_method`;

/** An integration of that method. */
export const restIntegration = (more = 'type = "MOCK"'): string => `resource "aws_api_gateway_integration" "i" {
  ${ofMethod}
  ${more}
}
`;

/** A response that the method declares. */
export const methodResponse = (more = '', status = '200', name = 's'): string =>
  `resource "aws_api_gateway_method_response" "${name}" {
  ${ofMethod}
  status_code = "${status}"
  ${more}
}
`;

/** A response that the integration answers with. */
export const integrationResponse = (more: string, status = '200', name = 's'): string =>
  `resource "aws_api_gateway_integration_response" "${name}" {
  ${ofMethod}
  status_code = "${status}"
  ${more}
}
`;

/** An HTTP API. */
export const httpApi = `resource "aws_apigatewayv2_api" "a" {
  name          = "orders"
  protocol_type = "HTTP"
}
`;

/** A WebSocket API. */
export const webSocketApi = `resource "aws_apigatewayv2_api" "a" {
  name                       = "chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}
`;

/** An integration of the HTTP or WebSocket API. */
export const integration = (more: string): string => `resource "aws_apigatewayv2_integration" "i" {
  api_id = aws_apigatewayv2_api.a.id
  ${more}
}
`;

/** An integration that forwards to a URL. */
export const proxy = integration(
  'integration_type = "HTTP_PROXY"\n  integration_method = "ANY"\n  integration_uri = "https://orders.example.com"',
);

/** A route of the HTTP or WebSocket API. */
export const route = (more: string): string => `resource "aws_apigatewayv2_route" "r" {
  api_id = aws_apigatewayv2_api.a.id
  ${more}
}
`;

/** A stage of the HTTP or WebSocket API. */
export const stage = (more: string): string => `resource "aws_apigatewayv2_stage" "s" {
  api_id = aws_apigatewayv2_api.a.id
  name   = "prod"
  ${more}
}
`;

/** A user pool and a client of it. */
export const poolClient = (more: string): string => `resource "aws_cognito_user_pool" "u" {
  name = "u"
}
resource "aws_cognito_user_pool_client" "c" {
  name         = "c"
  user_pool_id = aws_cognito_user_pool.u.id
  ${more}
}
`;

/** A standard queue. */
export const queue = (more = ''): string => `resource "aws_sqs_queue" "q" {
  name = "q"
  ${more}
}
`;

/** What makes the function read a queue. */
export const reading = (more = ''): string => `resource "aws_lambda_event_source_mapping" "e" {
  function_name    = aws_lambda_function.f.arn
  event_source_arn = aws_sqs_queue.q.arn
  ${more}
}
`;

/** A table with a key. */
export const table = (more: string): string => `resource "aws_dynamodb_table" "t" {
  name         = "orders"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
  ${more}
}
`;

/** A record of a zone. */
export const record = (name: string, more: string): string => `resource "aws_route53_record" "${name}" {
  zone_id = "Z1"
  ttl     = 300
  ${more}
}
`;

/** A rule of EventBridge. */
export const eventRule = (more: string): string => `resource "aws_cloudwatch_event_rule" "e" {
  name = "e"
  ${more}
}
`;

/** A filter that makes a metric of log events. */
export const metricFilter = (pattern: string, more = ''): string => `resource "aws_cloudwatch_log_metric_filter" "m" {
  name           = "m"
  log_group_name = "g"
  pattern        = ${pattern}
  metric_transformation {
    name      = "m"
    namespace = "Orders"
    value     = "1"
    ${more}
  }
}
`;

/** A policy of statements, each in HCL. */
export const policyOf = (...statements: readonly string[]): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [${statements.map((one) => `{ ${one} }`).join(', ')}] })`;
