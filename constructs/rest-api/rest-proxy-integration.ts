import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import type { Construct } from 'constructs';
import { checkFunctionTimeout } from '../api/integration-timeout';
import type { InvokedAlias } from '../lambda/invoked-alias';
import { RestIntegration } from './rest-integration';
import type { RestMethod } from './rest-method';
import { cacheKeyParameters } from './rest-parameters';
import { type Streaming, streamingInvokeArn, transfer } from './rest-streaming';

/** What {@link RestProxyIntegration} takes. */
export interface RestProxyIntegrationProps extends Streaming {
  /** The method that is answered. */
  readonly method: RestMethod;

  /** The alias that answers it, or one for each stage, chosen by a stage variable. */
  readonly alias: InvokedAlias;
}

/**
 * A Lambda function that receives the request as it is (payload 1.0) and answers with status, headers and body. The function's own timeout
 * must be shorter than that of the integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export class RestProxyIntegration extends RestIntegration {
  readonly resource: ApiGatewayIntegration;

  constructor(scope: Construct, id: string, props: RestProxyIntegrationProps) {
    super(scope, id, props.method);
    const { method, alias } = props;
    const transferred = transfer(this, props);
    checkFunctionTimeout(this, transferred.timeoutMilliseconds, alias);

    this.resource = new ApiGatewayIntegration(this, 'Default', {
      ...this.place,
      type: 'AWS_PROXY',
      // Lambda is invoked by POST, whatever the caller sent.
      integrationHttpMethod: 'POST',
      uri: props.streamed ? streamingInvokeArn(alias.invokeArn) : alias.invokeArn,
      cacheKeyParameters: cacheKeyParameters(method.cacheKey),
      ...transferred,
    });

    method.path.api.readStageVariable(alias.stageVariable);
  }
}
