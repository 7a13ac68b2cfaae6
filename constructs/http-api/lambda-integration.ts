import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import type { Construct } from 'constructs';
import {
  checkFunctionTimeout,
  checkIntegrationTimeout,
  integrationTimeoutMilliseconds,
} from '../api/integration-timeout';
import type { InvokedAlias } from '../lambda/invoked-alias';
import { NamedConstruct } from '../named-construct';
import type { HttpApi } from './http-api';
import { createdFirst, type HttpIntegration } from './http-integration';
import { type ResponseMappings, responseParameters } from './parameter-mapping';

/** What {@link LambdaIntegration} takes. */
export interface LambdaIntegrationProps {
  /** The API the integration belongs to. */
  readonly api: HttpApi;

  /**
   * The alias that answers, or one for each stage, chosen by a stage variable. A new version is live as soon as the alias moves.
   */
  readonly alias: InvokedAlias;

  /**
   * How long API Gateway waits for an answer, in milliseconds: 50 to 30000. The function's own timeout must be shorter, or it
   * runs on, and is billed, after the caller got 503.
   *
   * @default 30000
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
   */
  readonly timeoutMilliseconds?: number;

  /**
   * Changes of answers, by their status.
   *
   * @default - none
   */
  readonly responses?: ResponseMappings;

  /**
   * Method the integration is declared with. Lambda is always invoked by POST, whatever the caller sent.
   *
   * @default - left out: AWS fills in POST
   */
  readonly integrationMethod?: 'POST';
}

/**
 * A Lambda proxy integration, payload format 2.0, shared by all routes the function serves.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export class LambdaIntegration extends NamedConstruct implements HttpIntegration {
  /** Id AWS gives the integration. */
  readonly integrationId: string;

  /** The API the integration belongs to. */
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: LambdaIntegrationProps) {
    super(scope, id);
    const { alias, timeoutMilliseconds = integrationTimeoutMilliseconds.http } = props;
    checkIntegrationTimeout(this, 'http', timeoutMilliseconds);
    checkFunctionTimeout(this, timeoutMilliseconds, alias);
    const { stageVariable } = alias;
    props.api.parts.addIntegration(this, { stageVariables: stageVariable === undefined ? [] : [stageVariable] });
    this.api = props.api;

    this.integrationId = new Apigatewayv2Integration(this, 'Default', {
      apiId: props.api.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: alias.invokeArn,
      integrationMethod: props.integrationMethod,
      payloadFormatVersion: '2.0',
      responseParameters: responseParameters(this, props.responses),
      timeoutMilliseconds,
      lifecycle: createdFirst,
    }).id;
  }
}
