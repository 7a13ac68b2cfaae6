import { ApiGatewayIntegrationResponse } from '@cdktf/provider-aws/lib/api-gateway-integration-response';
import { ApiGatewayMethodResponse } from '@cdktf/provider-aws/lib/api-gateway-method-response';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkSameApi } from '../api/same-api';
import { NamedConstruct } from '../named-construct';
import { checkLength } from '../prop-check';
import { PropError } from '../prop-error';
import { isRegularExpression } from './regular-expression';
import { checkHeaders, checkStatusCode } from './response-check';
import type { RestHttpIntegration } from './rest-http-integration';
import type { IntegrationResponse } from './rest-integration';
import type { RestMockIntegration } from './rest-mock-integration';
import type { RestModel } from './rest-model';
import type { RestServiceIntegration } from './rest-service-integration';
import type { RestTemplateIntegration } from './rest-template-integration';

/** What {@link RestResponse} takes. */
export interface RestResponseProps {
  /** What is answered. Proxies answer for themselves. */
  readonly integration: RestTemplateIntegration | RestMockIntegration | RestServiceIntegration | RestHttpIntegration;

  /** Status the caller gets, three digits. */
  readonly statusCode: string;

  /**
   * Regular expression that must match the whole of a function's error message, or of the status that a service or an HTTP backend
   * answered, for this response to be taken.
   *
   * @default - taken where no other response matches, so one response of each integration leaves it out
   */
  readonly selectionPattern?: string;

  /**
   * Headers the caller gets, with their values.
   *
   * @default - none but those API Gateway sends itself
   */
  readonly headers?: Readonly<Record<string, string>>;

  /**
   * Velocity template that makes the body from what the integration answered.
   *
   * @default - no body
   */
  readonly template?: string;

  /**
   * What the body looks like, for whoever reads the API's description.
   *
   * @default - not stated
   */
  readonly model?: RestModel;
}

/**
 * One answer of a method, and when it is given: a method response and the integration response that leads to it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-method-settings-execution-console.html
 */
export class RestResponse extends NamedConstruct implements IntegrationResponse {
  /** Status the caller gets. */
  readonly statusCode: string;

  /** Error messages or statuses for which it is given; undefined where it is given because no other matches. */
  readonly selectionPattern: string | undefined;

  constructor(scope: Construct, id: string, props: RestResponseProps) {
    super(scope, id);
    this.statusCode = props.statusCode;
    this.selectionPattern = props.selectionPattern;
    this.check(props);

    const { integration, headers = {}, template, model } = props;
    const response = new ApiGatewayMethodResponse(this, 'Default', {
      ...integration.place,
      statusCode: props.statusCode,
      responseParameters: headerParameters(headers, () => true),
      responseModels: model && { 'application/json': model.modelName },
    });
    new ApiGatewayIntegrationResponse(this, 'integration.Default', {
      ...integration.place,
      statusCode: response.statusCode,
      selectionPattern: props.selectionPattern,
      responseParameters: headerParameters(headers, (value) => `'${value}'`),
      responseTemplates: template === undefined ? undefined : { 'application/json': template },
      dependsOn: [integration.resource],
    });
    integration.responses.push(this);
  }

  private check({ integration, statusCode, selectionPattern, headers = {}, template, model }: RestResponseProps): void {
    if (model) checkSameApi(this, 'model', integration.method.api, model);
    checkStatusCode(this, statusCode);
    checkHeaders(this, headers);
    checkLength(this, {
      prop: 'template',
      value: template,
      least: 0,
      most: limits.mappingTemplateBytes.value,
      fix: 'Shorten it.',
    });
    if (selectionPattern !== undefined && !isRegularExpression(selectionPattern)) {
      this.refuse('selectionPattern', 'a regular expression', selectionPattern, 'Escape brackets, as in \\[404\\].*');
    }
    const same = integration.responses.find((other) => other.statusCode === statusCode);
    if (same) this.refuse('statusCode', `another than that of ${same.node.path}`, statusCode, 'Join the two.');
    const other = integration.responses.find((response) => response.selectionPattern === undefined);
    if (selectionPattern !== undefined || !other) return;
    this.refuse('selectionPattern', `set, because ${other.node.path} has none`, undefined, 'Say when it is taken.');
  }

  private refuse(prop: string, mustBe: string, was: unknown, fix: string): never {
    throw new PropError(this, { prop, mustBe, was, fix });
  }
}

function headerParameters<Value>(
  headers: Readonly<Record<string, string>>,
  format: (value: string) => Value,
): Record<string, Value> | undefined {
  const entries = Object.entries(headers).map(([name, value]): [string, Value] => [
    `method.response.header.${name}`,
    format(value),
  ]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
