import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkLength } from '../prop-check';
import { type HttpBackendProps, httpBackend } from './http-backend';
import { RestIntegration } from './rest-integration';
import { transfer } from './rest-streaming';

/** What {@link RestHttpIntegration} takes. */
export interface RestHttpIntegrationProps extends HttpBackendProps {
  /**
   * Velocity template that makes the backend's body from a JSON request, at most 300 KB.
   *
   * @default - JSON bodies are passed on as they are
   */
  readonly requestTemplate?: string;
}

/**
 * Asks an HTTP backend what a template says; responses translate what it answers. Requests that are not JSON get 415.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export class RestHttpIntegration extends RestIntegration {
  readonly resource: ApiGatewayIntegration;

  constructor(
    scope: Construct,
    id: string,
    { requestTemplate = "$input.json('$')", ...props }: RestHttpIntegrationProps,
  ) {
    super(scope, id, props.method);
    checkLength(this, {
      prop: 'requestTemplate',
      value: requestTemplate,
      least: 1,
      most: limits.mappingTemplateBytes.value,
      fix: 'Let the backend do the work.',
    });

    this.resource = new ApiGatewayIntegration(this, 'Default', {
      ...this.place,
      type: 'HTTP',
      ...httpBackend(this, props),
      ...transfer(this, { timeoutMilliseconds: props.timeoutMilliseconds }),
      requestTemplates: { 'application/json': requestTemplate },
      passthroughBehavior: 'NEVER',
    });
    this.needsDefaultResponse();
    this.needsErrorResponses();
  }
}
