import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import {
  checkFunctionTimeout,
  checkIntegrationTimeout,
  integrationTimeoutMilliseconds,
} from '../api/integration-timeout';
import type { InvokedAlias } from '../lambda/invoked-alias';
import { checkLength } from '../prop-check';
import { RestIntegration } from './rest-integration';
import type { RestMethod } from './rest-method';

/** What {@link RestTemplateIntegration} takes. */
export interface RestTemplateIntegrationProps {
  /** The method that is answered. */
  readonly method: RestMethod;

  /** The alias that answers it, or one for each stage, chosen by a stage variable. */
  readonly alias: InvokedAlias;

  /**
   * Velocity template that makes the function's event from a JSON request, at most 300 KB. What callers send must be escaped,
   * see `jsonText`.
   */
  readonly requestTemplate: string;

  /**
   * How long API Gateway waits for an answer, in milliseconds: 50 to 29000. The function's own timeout must be shorter.
   *
   * @default 29000
   */
  readonly timeoutMilliseconds?: number;
}

/**
 * A Lambda function that receives an event made by a template, and whose result responses translate. Requests that are not JSON
 * get 415, so that none passes the method's model unseen.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-custom-integrations.html
 */
export class RestTemplateIntegration extends RestIntegration {
  readonly resource: ApiGatewayIntegration;

  constructor(scope: Construct, id: string, props: RestTemplateIntegrationProps) {
    super(scope, id, props.method);
    const { alias, requestTemplate, timeoutMilliseconds = integrationTimeoutMilliseconds.rest } = props;
    checkIntegrationTimeout(this, 'rest', timeoutMilliseconds);
    checkFunctionTimeout(this, timeoutMilliseconds, alias);
    checkLength(this, {
      prop: 'requestTemplate',
      value: requestTemplate,
      least: 1,
      most: limits.mappingTemplateBytes.value,
      fix: 'Let the function do the work.',
    });

    this.resource = new ApiGatewayIntegration(this, 'Default', {
      ...this.place,
      type: 'AWS',
      integrationHttpMethod: 'POST',
      uri: alias.invokeArn,
      requestTemplates: { 'application/json': requestTemplate },
      passthroughBehavior: 'NEVER',
      timeoutMilliseconds,
    });

    this.needsDefaultResponse();
    props.method.path.api.readStageVariable(alias.stageVariable);
  }
}
