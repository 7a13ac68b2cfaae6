/** Types of resources that hold what cannot be made again, and what that is. */
const held: Readonly<Record<string, string>> = {
  aws_dynamodb_table: 'its items',
  aws_cognito_user_pool: 'its users',
  aws_cognito_user_pool_client: 'its client id, which callers have',
  aws_cognito_user_pool_domain: 'its sign-in address',
  aws_api_gateway_api_key: 'its key, which callers have',
  aws_kms_key: 'the key, and with it whatever it encrypts',
  aws_api_gateway_domain_name: 'the name, which callers use',
  aws_apigatewayv2_domain_name: 'the name, which callers use',
  aws_api_gateway_rest_api: 'its execute-api address',
  aws_apigatewayv2_api: 'its execute-api address',
  aws_cloudwatch_log_group: 'its log lines',
  aws_route53_zone: 'its records and name servers',
  aws_s3_bucket: 'its objects',
  aws_sqs_queue: 'its messages',
};

/** What is lost when a resource is replaced or removed, or undefined where all of it is made again. */
export function lostWith(address: string): string | undefined {
  return held[typeOf(address)];
}

/** What is lost with a resource that is created anew before the old one is deleted: a deployment has its integrations replaced so. */
export function lostWhenCreatedFirst(address: string): string | undefined {
  const deletesItself = typeOf(address) === 'aws_api_gateway_integration';
  return deletesItself ? 'itself, behind a green apply (docs/decisions/0011-parts-that-go.md)' : lostWith(address);
}

const typeOf = (address: string): string => address.slice(0, address.indexOf('.'));
