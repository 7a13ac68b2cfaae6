import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import type { Construct } from 'constructs';
import { checkIntegrationTimeout, integrationTimeoutMilliseconds } from '../api/integration-timeout';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import type { HttpApi } from './http-api';
import { createdFirst, type HttpIntegration } from './http-integration';
import { checkMappingValue, mappingText, stageVariablesIn } from './mapping-value';
import { type RequestMapping, type ResponseMappings, requestParameters, responseParameters } from './parameter-mapping';
import type { HttpMethod } from './route-key';

/** What {@link HttpProxyIntegration} takes. */
export interface HttpProxyIntegrationProps {
  /** The API the integration belongs to. */
  readonly api: HttpApi;

  /**
   * Where requests go: a whole URL on the public internet. It may hold variables of the route's path, as in
   * `https://example.com/pets/{id}`, and stage variables, as in `https://${stageVariables.host}/pets`.
   */
  readonly url: `${'https' | 'http'}://${string}`;

  /**
   * Method that is sent.
   *
   * @default 'ANY' - the caller's own
   */
  readonly method?: HttpMethod;

  /**
   * Changes of requests.
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
 * Passes requests on to a public URL.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
 */
export class HttpProxyIntegration extends NamedConstruct implements HttpIntegration {
  /** Id AWS gives the integration. */
  readonly integrationId: string;

  /** The API the integration belongs to. */
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: HttpProxyIntegrationProps) {
    super(scope, id);
    const { api, url, request, timeoutMilliseconds = integrationTimeoutMilliseconds.http } = props;
    this.check(url, timeoutMilliseconds);
    api.parts.addIntegration(this, {
      stageVariables: [url, ...Object.values({ ...request })].flatMap(stageVariablesIn),
    });

    this.api = api;
    this.integrationId = new Apigatewayv2Integration(this, 'Default', {
      apiId: api.apiId,
      integrationType: 'HTTP_PROXY',
      integrationUri: mappingText(url),
      integrationMethod: props.method ?? 'ANY',
      payloadFormatVersion: '1.0',
      requestParameters: requestParameters(this, request),
      responseParameters: responseParameters(this, props.responses),
      timeoutMilliseconds,
      lifecycle: createdFirst,
    }).id;
  }

  private check(url: string, timeoutMilliseconds: number): void {
    checkPattern(this, {
      prop: 'url',
      value: url,
      pattern: /^https?:\/\/[^\s/]+\S*$/,
      mustBe: 'a whole http or https URL',
      fix: 'Write it with scheme and host; a private host needs a VpcLinkIntegration.',
    });
    checkMappingValue(this, 'request', 'url', url);
    checkIntegrationTimeout(this, 'http', timeoutMilliseconds);
  }
}
