/** Parts of an API that a deployment takes a picture of, and the kind of deployment that does. */
const pictured: Readonly<Record<string, string>> = {
  aws_api_gateway_authorizer: 'aws_api_gateway_deployment',
  aws_api_gateway_gateway_response: 'aws_api_gateway_deployment',
  aws_api_gateway_integration: 'aws_api_gateway_deployment',
  aws_api_gateway_integration_response: 'aws_api_gateway_deployment',
  aws_api_gateway_method: 'aws_api_gateway_deployment',
  aws_api_gateway_method_response: 'aws_api_gateway_deployment',
  aws_api_gateway_resource: 'aws_api_gateway_deployment',
  aws_apigatewayv2_authorizer: 'aws_apigatewayv2_deployment',
  aws_apigatewayv2_integration: 'aws_apigatewayv2_deployment',
  aws_apigatewayv2_route: 'aws_apigatewayv2_deployment',
  aws_apigatewayv2_route_response: 'aws_apigatewayv2_deployment',
};

/**
 * What must follow when parts of an API were removed: Terraform deletes them after the new deployment has taken its picture, so they
 * are served until the next one. Undefined where nothing is to be done: nothing of the kind went, or the API deploys itself.
 */
export function afterwards(removed: readonly string[], kept: readonly string[]): string | undefined {
  const gone = removed.filter((address) => kept.some((other) => typeOf(other) === pictured[typeOf(address)]));
  if (gone.length === 0) return undefined;
  const kinds = new Set(gone.map((address) => pictured[typeOf(address)]));
  const again = kept.filter((address) => kinds.has(typeOf(address))).sort();
  const command = ['terraform apply', ...again.map((address) => `-replace=${address}`)].join(' ');
  return `STILL SERVED after this is applied: ${[...gone].sort().join(', ')}. Deploy again: ${command}`;
}

function typeOf(address: string): string {
  return address.slice(0, address.indexOf('.'));
}
