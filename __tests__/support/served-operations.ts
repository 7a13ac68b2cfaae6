import type { Arguments, TerraformDocument } from './synth';

/** One thing an API answers, and what answers it. */
export interface ServedOperation {
  readonly kind: 'http' | 'rest';

  /** A method a caller might use; `GET` where the route takes any. */
  readonly method: string;

  /** Path with its variables in braces. */
  readonly path: string;

  /** Name of the function's bundle; otherwise the kind of the integration. */
  readonly target: string;
}

/** What an HTTP API's routes lead to. */
export function servedByHttpApi(document: TerraformDocument): ServedOperation[] {
  return document.ofType('aws_apigatewayv2_route').map((address) => {
    const { route_key, target } = document.at(address);
    const [method = '', path = ''] = route_key.split(' ');
    const integration = document.at(addressIn(target));
    return { kind: 'http', method: method === 'ANY' ? 'GET' : method, path, target: targetOf(document, integration) };
  });
}

/** What a REST API's methods lead to. */
export function servedByRestApi(document: TerraformDocument): ServedOperation[] {
  return document.ofType('aws_api_gateway_integration').map((address) => {
    const { http_method, resource_id, ...integration } = document.at(address);
    const { http_method: method } = document.at(addressIn(http_method));
    const target = integration.type === 'AWS_PROXY' ? targetOf(document, integration) : integration.type;
    return { kind: 'rest', method, path: pathOf(document, resource_id), target };
  });
}

function targetOf(document: TerraformDocument, integration: Arguments): string {
  const { integration_uri, integration_subtype, connection_type, uri = integration_uri } = integration;
  if (integration_subtype !== undefined) return integration_subtype;
  if (connection_type === 'VPC_LINK') return connection_type;
  return bundleOf(document, /aws_lambda_(?:alias|function)\.\w+/.exec(uri)?.[0] ?? uri);
}

/** The bundle behind a function or an alias of it. */
function bundleOf(document: TerraformDocument, address: string): string {
  const { filename, function_name } = document.at(address);
  if (filename === undefined) return bundleOf(document, addressIn(function_name));
  return /([^/]+)\.zip$/.exec(filename)?.[1] ?? filename;
}

function pathOf(document: TerraformDocument, resourceId: string): string {
  const address = addressIn(resourceId);
  if (address.startsWith('aws_api_gateway_rest_api.')) return '';
  const { parent_id, path_part } = document.at(address);
  return `${pathOf(document, parent_id)}/${path_part}`;
}

/** The address in a reference such as `integrations/${aws_x.y.id}`. */
function addressIn(reference: string): string {
  return /\$\{(?:[^}]*?\b)?(aws_\w+\.\w+)\./.exec(reference)?.[1] ?? reference;
}
