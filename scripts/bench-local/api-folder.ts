import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The handler of both: the floor's and the local run's. */
export const handlerText = (word: string): string =>
  `export const handler = async () => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{"message":"${word}"}' });\n`;

/** The function that is measured, and the permission to call it: from anywhere, or from the routes of one API. */
export const functionResources = (source_arn?: string) => ({
  aws_lambda_function: {
    hello: {
      function_name: 'hello',
      filename: 'code',
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      role: 'arn:aws:iam::123456789012:role/hello',
      memory_size: 256,
    },
  },
  aws_lambda_permission: {
    api: {
      action: 'lambda:InvokeFunction',
      function_name: '${aws_lambda_function.hello.function_name}',
      principal: 'apigateway.amazonaws.com',
      source_arn,
    },
  },
});

/** Writes an HTTP API with a JWT authorizer, CORS and an access log, and its handler, into a folder. */
export function writeApi(folder: string, issuer: string): void {
  mkdirSync(join(folder, 'code'), { recursive: true });
  writeFileSync(join(folder, 'code', 'index.mjs'), handlerText('hello'));
  writeFileSync(
    join(folder, 'main.tf.json'),
    JSON.stringify({ provider: { aws: [{ region: 'eu-west-1' }] }, resource: resources(issuer) }),
  );
}

const api_id = '${aws_apigatewayv2_api.api.id}';

const resources = (issuer: string) => ({
  aws_apigatewayv2_api: {
    api: {
      name: 'bench',
      protocol_type: 'HTTP',
      cors_configuration: {
        allow_origins: ['https://myapp.com'],
        allow_methods: ['GET'],
        allow_headers: ['authorization'],
      },
    },
  },
  aws_apigatewayv2_authorizer: {
    jwt: {
      api_id,
      name: 'jwt',
      authorizer_type: 'JWT',
      identity_sources: ['$request.header.Authorization'],
      jwt_configuration: { issuer, audience: ['bench'] },
    },
  },
  aws_apigatewayv2_integration: {
    lambda: {
      api_id,
      integration_type: 'AWS_PROXY',
      integration_uri: '${aws_lambda_function.hello.invoke_arn}',
      payload_format_version: '2.0',
    },
  },
  aws_apigatewayv2_route: {
    hello: {
      api_id,
      route_key: 'GET /hello',
      authorization_type: 'JWT',
      authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
      target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
    },
  },
  aws_apigatewayv2_stage: {
    main: {
      api_id,
      name: '$default',
      auto_deploy: true,
      access_log_settings: {
        destination_arn: 'arn:aws:logs:eu-west-1:123456789012:log-group:bench',
        format:
          '{"requestId":"$context.requestId","routeKey":"$context.routeKey","status":"$context.status","sub":"$context.authorizer.claims.sub"}',
      },
    },
  },
  ...functionResources('${aws_apigatewayv2_api.api.execution_arn}/*/*'),
});
