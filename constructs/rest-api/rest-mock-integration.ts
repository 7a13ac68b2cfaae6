import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import type { Construct } from 'constructs';
import { RestIntegration } from './rest-integration';
import type { RestMethod } from './rest-method';

/**
 * Answers without asking anyone. A response with `statusCode: '200'` says what is answered.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html
 */
export class RestMockIntegration extends RestIntegration {
  readonly resource: ApiGatewayIntegration;

  constructor(scope: Construct, id: string, method: RestMethod) {
    super(scope, id, method);

    this.resource = new ApiGatewayIntegration(this, 'Default', {
      ...this.place,
      type: 'MOCK',
      requestTemplates: { 'application/json': JSON.stringify({ statusCode: 200 }) },
      passthroughBehavior: 'WHEN_NO_TEMPLATES',
    });
    this.needsDefaultResponse();
  }
}
