import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { BaseStack } from '../../stacks/base-stack';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { environment } from '../support/environments';

class Unsound extends BaseStack {
  constructor(app = Testing.app()) {
    super(app, environment('dev'), 'unsound');
    const corsConfiguration = { allowCredentials: true, allowOrigins: ['*'], maxAge: 86_401 };
    new Apigatewayv2Api(this, 'main', { name: 'x', protocolType: 'HTTP', corsConfiguration });
  }
}

describe('guardrails in a stack', () => {
  it('list every finding with address, remedy and rule', () => {
    expect(() => new Unsound().runAllValidations()).toThrow(
      /aws_apigatewayv2_api\.main: cors_configuration.*\[http-api\/cors-.*\n.*aws_apigatewayv2_api\.main: cors_configuration\.max_age/s,
    );
  });

  it('stop the app before anything is written', () => {
    const app = new GatehouseApp();
    new Unsound(app);

    expect(() => app.synth()).toThrow('Nothing was written. ');
  });
});
