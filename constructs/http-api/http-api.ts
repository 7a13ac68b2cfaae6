import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { type Cors, checkCors } from '../api/cors';
import { NamedConstruct } from '../named-construct';
import { checkLength } from '../prop-check';
import { HttpApiParts } from './http-api-parts';
import { preflightProblems } from './preflight';

/** What {@link HttpApi} takes. */
export interface HttpApiProps {
  /** Name of the API in the AWS console, 1 to 128 characters. */
  readonly name: string;

  /**
   * What the API is for, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Which browser origins may call the API. API Gateway then writes all CORS headers and discards the integration's own. It
   * answers a preflight request itself only where no route takes it: `ANY` and `$default` routes do take it, and are refused
   * without an open `OPTIONS` route of the same path, whose integration answers 204.
   *
   * @default - no CORS headers: browsers of other origins are refused
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
   */
  readonly cors?: Cors;

  /**
   * Whether `https://<id>.execute-api.<region>.…` is switched off. Only with a custom domain, which is then the one way in.
   *
   * @default false
   */
  readonly executeApiEndpointDisabled?: boolean;
}

/**
 * An HTTP API, reachable by IPv4 and IPv6.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html
 */
export class HttpApi extends NamedConstruct {
  /** Id AWS gives the API. */
  readonly apiId: string;

  /** ARN a Lambda permission names as the caller, to be followed by stage, method and path. */
  readonly executionArn: string;

  /** `https://<id>.execute-api.<region>.…`, without a stage. */
  readonly endpoint: string;

  /** Routes, integrations, authorizers and stages made for the API so far. */
  readonly parts = new HttpApiParts();

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    this.check(props);

    const api = new Apigatewayv2Api(this, 'Default', {
      name: props.name,
      protocolType: 'HTTP',
      description: props.description,
      corsConfiguration: props.cors,
      disableExecuteApiEndpoint: props.executeApiEndpointDisabled ?? false,
      ipAddressType: 'dualstack',
    });

    this.apiId = api.id;
    this.executionArn = api.executionArn;
    this.endpoint = api.apiEndpoint;
    if (props.cors) this.node.addValidation({ validate: () => preflightProblems(this.parts.calledRoutes()) });
  }

  private check({ name, description, cors }: HttpApiProps): void {
    checkLength(this, { prop: 'name', value: name, ...limits.apiNameLength.value, fix: 'Shorten it.' });
    checkLength(this, {
      prop: 'description',
      value: description,
      ...limits.descriptionLength.value,
      fix: 'Shorten it.',
    });
    if (cors) checkCors(this, cors);
  }
}
