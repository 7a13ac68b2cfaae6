import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
});

const document = {
  resource: {
    aws_iam_role: { greeter: { name: 'greeter', assume_role_policy: trust } },
    aws_lambda_function: {
      greeter: {
        function_name: 'greeter',
        filename: 'greeter',
        handler: 'index.handler',
        runtime: 'nodejs22.x',
        role: '${aws_iam_role.greeter.arn}',
      },
    },
    aws_lambda_permission: {
      greeter: {
        action: 'lambda:InvokeFunction',
        function_name: '${aws_lambda_function.greeter.function_name}',
        principal: 'apigateway.amazonaws.com',
        source_arn: '${aws_apigatewayv2_api.greetings.execution_arn}/*/*',
      },
    },
    aws_apigatewayv2_api: { greetings: { name: 'greetings', protocol_type: 'HTTP' } },
    aws_apigatewayv2_stage: {
      live: { api_id: '${aws_apigatewayv2_api.greetings.id}', name: '$default', auto_deploy: true },
    },
    aws_apigatewayv2_integration: {
      greeter: {
        api_id: '${aws_apigatewayv2_api.greetings.id}',
        integration_type: 'AWS_PROXY',
        integration_uri: '${aws_lambda_function.greeter.invoke_arn}',
        payload_format_version: '2.0',
      },
    },
    aws_apigatewayv2_route: {
      greet: {
        api_id: '${aws_apigatewayv2_api.greetings.id}',
        route_key: 'GET /greeting',
        target: 'integrations/${aws_apigatewayv2_integration.greeter.id}',
      },
    },
  },
};

/** Somebody's Terraform, with one function, in a folder of its own. */
export class HandlerFolder {
  readonly path = join(mkdtempSync(join(tmpdir(), 'handler-')), 'greetings');

  constructor(greeting: string) {
    mkdirSync(join(this.path, 'greeter'), { recursive: true });
    this.greet(greeting);
    this.mend();
  }

  /** Writes the function anew, with another greeting. */
  greet(greeting: string): void {
    const code = `export const handler = async () => ({ statusCode: 200, body: ${JSON.stringify(greeting)} });\n`;
    writeFileSync(join(this.path, 'greeter/index.mjs'), code);
  }

  /** Writes Terraform that nobody can read. */
  spoil(): void {
    writeFileSync(join(this.path, 'main.tf.json'), '{ "resource": ');
  }

  /** Writes the Terraform as it should be. */
  mend(): void {
    writeFileSync(join(this.path, 'main.tf.json'), JSON.stringify(document));
  }
}
