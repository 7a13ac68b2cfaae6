import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import type { Construct } from 'constructs';
import { checkIntegrationTimeout, integrationTimeoutMilliseconds } from '../api/integration-timeout';
import { NamedConstruct } from '../named-construct';
import type { PrivateTarget } from '../network/private-target';
import { checkPrivateTarget } from '../network/private-target';
import type { VpcLink } from '../network/vpc-link';
import type { HttpApi } from './http-api';
import { createdFirst, type HttpIntegration } from './http-integration';
import { stageVariablesIn } from './mapping-value';
import { type RequestMapping, type ResponseMappings, requestParameters, responseParameters } from './parameter-mapping';
import type { HttpMethod } from './route-key';

/** What {@link VpcLinkIntegration} takes. */
export interface VpcLinkIntegrationProps {
  /** The API the integration belongs to. */
  readonly api: HttpApi;

  /** The way into the VPC. */
  readonly vpcLink: VpcLink;

  /** What answers there: the listener of a load balancer, or a Cloud Map service. */
  readonly target: PrivateTarget;

  /**
   * Method that is sent.
   *
   * @default 'ANY' - the caller's own
   */
  readonly method?: HttpMethod;

  /**
   * Changes of requests. On a named stage they must hold `'overwrite:path': '$request.path'`: the path is sent with the stage's
   * name in front otherwise.
   *
   * @default - none
   */
  readonly request?: RequestMapping;

  /**
   * Changes of answers, by their status.
   *
   * @default - none
   */
  readonly responses?: ResponseMappings;

  /**
   * How long API Gateway waits for an answer, in milliseconds: 50 to 30000.
   *
   * @default 30000
   */
  readonly timeoutMilliseconds?: number;
}

/**
 * Passes requests on to a service in a VPC, shared by all routes the service answers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
 */
export class VpcLinkIntegration extends NamedConstruct implements HttpIntegration {
  /** Id AWS gives the integration. */
  readonly integrationId: string;

  /** The API the integration belongs to. */
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: VpcLinkIntegrationProps) {
    super(scope, id);
    const { api, target, request, timeoutMilliseconds = integrationTimeoutMilliseconds.http } = props;
    checkPrivateTarget(this, target);
    checkIntegrationTimeout(this, 'http', timeoutMilliseconds);
    api.parts.addIntegration(this, {
      sendsStage: request?.['overwrite:path'] === undefined,
      stageVariables: Object.values({ ...request }).flatMap(stageVariablesIn),
    });

    this.api = api;
    this.integrationId = new Apigatewayv2Integration(this, 'Default', {
      apiId: api.apiId,
      integrationType: 'HTTP_PROXY',
      integrationUri: target.arn,
      integrationMethod: props.method ?? 'ANY',
      connectionType: 'VPC_LINK',
      connectionId: props.vpcLink.vpcLinkId,
      payloadFormatVersion: '1.0',
      requestParameters: requestParameters(this, request),
      responseParameters: responseParameters(this, props.responses),
      tlsConfig: target.serverName === undefined ? undefined : { serverNameToVerify: target.serverName },
      timeoutMilliseconds,
      lifecycle: createdFirst,
    }).id;
  }
}
