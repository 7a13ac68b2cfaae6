import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import type { Construct } from 'constructs';
import {
  checkFunctionTimeout,
  checkIntegrationTimeout,
  integrationTimeoutMilliseconds,
} from '../api/integration-timeout';
import type { InvokedAlias } from '../lambda/invoked-alias';
import { RestIntegration } from './rest-integration';
import type { RestMethod } from './rest-method';
import { cacheKeyParameters } from './rest-parameters';

/** What {@link RestProxyIntegration} takes. */
export interface RestProxyIntegrationProps {
  /** The method that is answered. */
  readonly method: RestMethod;

  /** The alias that answers it, or one for each stage, chosen by a stage variable. */
  readonly alias: InvokedAlias;

  /**
   * How long API Gateway waits for an answer, in milliseconds: 50 to 29000. The function's own timeout must be shorter.
   *
   * @default 29000
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
   */
  readonly timeoutMilliseconds?: number;
}

/**
 * A Lambda function that receives the request as it is (payload 1.0) and answers with status, headers and body.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export class RestProxyIntegration extends RestIntegration {
  readonly resource: ApiGatewayIntegration;

  constructor(scope: Construct, id: string, props: RestProxyIntegrationProps) {
    super(scope, id, props.method);
    const { method, alias, timeoutMilliseconds = integrationTimeoutMilliseconds.rest } = props;
    checkIntegrationTimeout(this, 'rest', timeoutMilliseconds);
    checkFunctionTimeout(this, timeoutMilliseconds, alias);

    this.resource = new ApiGatewayIntegration(this, 'Default', {
      ...this.place,
      type: 'AWS_PROXY',
      // Lambda is invoked by POST, whatever the caller sent.
      integrationHttpMethod: 'POST',
      uri: alias.invokeArn,
      cacheKeyParameters: cacheKeyParameters(method.cacheKey),
      timeoutMilliseconds,
    });

    method.path.api.readStageVariable(alias.stageVariable);
  }
}
