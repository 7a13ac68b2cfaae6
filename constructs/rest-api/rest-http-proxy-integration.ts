import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import type { Construct } from 'constructs';
import { type HttpBackendProps, httpBackend } from './http-backend';
import { RestIntegration } from './rest-integration';
import { type Streaming, transfer } from './rest-streaming';

/**
 * Passes requests on to an HTTP backend, and its answers back as they are: headers, query strings and body of the caller, under what
 * `request` maps.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export class RestHttpProxyIntegration extends RestIntegration {
  readonly resource: ApiGatewayIntegration;

  constructor(scope: Construct, id: string, props: HttpBackendProps & Streaming) {
    super(scope, id, props.method);
    this.resource = new ApiGatewayIntegration(this, 'Default', {
      ...this.place,
      type: 'HTTP_PROXY',
      ...httpBackend(this, props),
      ...transfer(this, props),
    });
  }
}
