import { ApiGatewayIntegration } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import { checkIntegrationTimeout, integrationTimeoutMilliseconds } from '../api/integration-timeout';
import { serviceRole } from '../api/service-role';
import { RestIntegration } from './rest-integration';
import type { RestMethod } from './rest-method';
import { cacheKeyParameters } from './rest-parameters';
import { checkServiceCall, type RestServiceCall } from './services/rest-service-call';
import { calledServices } from './services/service-actions';

/** What {@link RestServiceIntegration} takes. */
export interface RestServiceIntegrationProps {
  /** The method that is answered. */
  readonly method: RestMethod;

  /** Name of the integration's role, 1 to 64 characters, unique in the account. */
  readonly roleName: string;

  /**
   * What is asked: `getItem`, `query`, `putItem`, `sendMessage`, `putEvents`, `startExecution`, `startSyncExecution`, or a call of
   * one's own.
   */
  readonly call: RestServiceCall;

  /**
   * How long API Gateway waits for an answer, in milliseconds: 50 to 29000.
   *
   * @default 29000
   */
  readonly timeoutMilliseconds?: number;
}

/**
 * Asks an AWS service without a function between, in a role that may do that one thing. What callers are answered, `serviceAnswers`
 * says, or responses of one's own. Requests that are not JSON get 415.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html
 */
export class RestServiceIntegration extends RestIntegration {
  readonly resource: ApiGatewayIntegration;

  /** What is asked. */
  readonly call: RestServiceCall;

  constructor(scope: Construct, id: string, props: RestServiceIntegrationProps) {
    super(scope, id, props.method);
    const { method, roleName, call, timeoutMilliseconds = integrationTimeoutMilliseconds.rest } = props;
    checkIntegrationTimeout(this, 'rest', timeoutMilliseconds);
    checkServiceCall(this, call);

    this.call = call;
    const permission = { sid: call.action, actions: [`${call.service}:${call.action}`], resources: call.resources };
    this.resource = new ApiGatewayIntegration(this, 'Default', {
      ...this.place,
      type: 'AWS',
      integrationHttpMethod: 'POST',
      uri: this.uri(),
      credentials: serviceRole(this, { name: roleName, permissions: [permission, ...(call.keyStatements ?? [])] }),
      requestParameters: headerConstants(calledServices[call.service].headers),
      requestTemplates: { 'application/json': call.requestTemplate },
      passthroughBehavior: 'NEVER',
      cacheKeyParameters: cacheKeyParameters(method.cacheKey),
      timeoutMilliseconds,
    });

    this.needsDefaultResponse();
    this.needsErrorResponses();
  }

  /** The service in the API's own partition and region, which stand in the API's ARN. */
  private uri(): string {
    const { service, action, path } = this.call;
    const partOfArn = (at: number) => Fn.element(Fn.split(':', this.method.api.executionArn), at);
    const asked = path === undefined ? `action/${action}` : `path/${path}`;
    return `arn:${partOfArn(1)}:apigateway:${partOfArn(3)}:${service}:${asked}`;
  }
}

function headerConstants(headers: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const entries = Object.entries(headers).map(([name, value]) => [`integration.request.header.${name}`, `'${value}'`]);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
