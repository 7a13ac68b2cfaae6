import { ApiGatewayGatewayResponse } from '@cdktf/provider-aws/lib/api-gateway-gateway-response';
import type { Construct } from 'constructs';
import { enumerations } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import { checkOneOf } from '../prop-check';
import { checkHeaders, checkStatusCode } from './response-check';
import type { RestApi } from './rest-api';

/** The answers API Gateway gives by itself. REQUEST_TOO_LARGE, 413, cannot be changed. */
export const gatewayResponseTypes = enumerations.gatewayResponses.value.filter((type) => type !== 'REQUEST_TOO_LARGE');

/** An answer API Gateway gives by itself. */
export type GatewayResponseType = (typeof gatewayResponseTypes)[number];

/** What {@link GatewayResponse} takes. */
export interface GatewayResponseProps {
  /** The API that answers. */
  readonly api: RestApi;

  /** Which answer; `DEFAULT_4XX` and `DEFAULT_5XX` are all those that are not named by themselves. */
  readonly type: GatewayResponseType;

  /**
   * Status the caller gets, three digits.
   *
   * @default - API Gateway's own
   */
  readonly statusCode?: string;

  /**
   * Headers the caller gets, with their values.
   *
   * @default - none but those API Gateway sends itself
   */
  readonly headers?: Readonly<Record<string, string>>;

  /**
   * Body the caller gets. `$context` variables are filled in; nothing else of Velocity works here.
   *
   * @default {"message":$context.error.messageString}
   */
  readonly template?: string;
}

/**
 * An answer that no integration gives: the caller is unknown, the request is refused, or something failed on the way.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export class GatewayResponse extends NamedConstruct {
  constructor(scope: Construct, id: string, props: GatewayResponseProps) {
    super(scope, id);
    const { headers = {}, template = '{"message":$context.error.messageString}' } = props;
    checkOneOf(this, {
      prop: 'type',
      value: props.type,
      allowed: gatewayResponseTypes,
      fix: 'Take DEFAULT_4XX or DEFAULT_5XX.',
    });
    checkStatusCode(this, props.statusCode);
    checkHeaders(this, headers);

    new ApiGatewayGatewayResponse(this, 'Default', {
      restApiId: props.api.restApiId,
      responseType: props.type,
      statusCode: props.statusCode,
      responseParameters: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`]),
      ),
      responseTemplates: { 'application/json': template },
    });
  }
}
