import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionResources } from './api-folder';

/** Answers each message with the id of its connection. */
const handler =
  'export const handler = async ({ requestContext }) => ({ statusCode: 200, body: requestContext.connectionId });\n';

/** Writes a WebSocket API whose one route answers, and its handler, into a folder. */
export function writeWebSocketApi(folder: string): void {
  mkdirSync(join(folder, 'code'), { recursive: true });
  writeFileSync(join(folder, 'code', 'index.mjs'), handler);
  writeFileSync(
    join(folder, 'main.tf.json'),
    JSON.stringify({ provider: { aws: [{ region: 'eu-west-1' }] }, resource: resources }),
  );
}

const api_id = '${aws_apigatewayv2_api.api.id}';

const resources = {
  aws_apigatewayv2_api: {
    api: { name: 'bench', protocol_type: 'WEBSOCKET', route_selection_expression: '$request.body.action' },
  },
  aws_apigatewayv2_integration: {
    lambda: { api_id, integration_type: 'AWS_PROXY', integration_uri: '${aws_lambda_function.hello.invoke_arn}' },
  },
  aws_apigatewayv2_route: {
    default: {
      api_id,
      route_key: '$default',
      route_response_selection_expression: '$default',
      target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
    },
  },
  aws_apigatewayv2_route_response: {
    default: { api_id, route_id: '${aws_apigatewayv2_route.default.id}', route_response_key: '$default' },
  },
  aws_apigatewayv2_stage: { live: { api_id, name: 'live', auto_deploy: true } },
  ...functionResources(),
};
