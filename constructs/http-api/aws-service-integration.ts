import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { DataResource } from 'cdktf';
import type { Construct } from 'constructs';
import { checkIntegrationTimeout, integrationTimeoutMilliseconds } from '../api/integration-timeout';
import { serviceRole } from '../api/service-role';
import { NamedConstruct } from '../named-construct';
import type { HttpApi } from './http-api';
import { createdFirst, type HttpIntegration } from './http-integration';
import { checkMappingValue, mappingText, stageVariablesIn } from './mapping-value';
import type { ServiceCall } from './service-call';

/** What {@link AwsServiceIntegration} takes. */
export interface AwsServiceIntegrationProps {
  /** The API the integration belongs to. */
  readonly api: HttpApi;

  /** Name of the integration's role, 1 to 64 characters, unique in the account. */
  readonly roleName: string;

  /**
   * What is done with a request: `sendMessage`, `putEvents`, `startExecution`, `startSyncExecution`, `stopExecution` or `putRecord`.
   */
  readonly call: ServiceCall;

  /**
   * Region of the service.
   *
   * @default - that of the API
   */
  readonly region?: string;

  /**
   * How long API Gateway waits for an answer, in milliseconds: 50 to 30000.
   *
   * @default 30000
   */
  readonly timeoutMilliseconds?: number;
}

/**
 * Calls an AWS service without a function between, through a role that may do that one thing to that one resource.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
 */
export class AwsServiceIntegration extends NamedConstruct implements HttpIntegration {
  /** Id AWS gives the integration. */
  readonly integrationId: string;

  /** The API the integration belongs to. */
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: AwsServiceIntegrationProps) {
    super(scope, id);
    const { api, roleName, call, region, timeoutMilliseconds = integrationTimeoutMilliseconds.http } = props;
    checkIntegrationTimeout(this, 'http', timeoutMilliseconds);
    const parameters = this.parameters({ ...call.parameters, Region: region });
    api.parts.addIntegration(this, { stageVariables: Object.values(parameters).flatMap(stageVariablesIn) });

    // AWS refuses to take one parameter out of an integration that exists: another takes its place.
    const names = new DataResource(this, 'names.Default', { input: { parameters: Object.keys(parameters).sort() } });

    this.api = api;
    this.integrationId = new Apigatewayv2Integration(this, 'Default', {
      apiId: api.apiId,
      integrationType: 'AWS_PROXY',
      integrationSubtype: call.subtype,
      credentialsArn: serviceRole(this, {
        name: roleName,
        permissions: [call.permission, ...(call.keyStatements ?? [])],
      }),
      payloadFormatVersion: '1.0',
      requestParameters: parameters,
      timeoutMilliseconds,
      // Terraform reads an address here, and cdktf would write an expression.
      lifecycle: { ...createdFirst, replaceTriggeredBy: [`${names.terraformResourceType}.${names.friendlyUniqueId}`] },
    }).id;
  }

  private parameters(parameters: ServiceCall['parameters']): Record<string, string> {
    const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
    for (const { name, value } of given) checkMappingValue(this, 'request', `call.${name}`, value);
    return Object.fromEntries(given.map(({ name, value }) => [name, mappingText(value)]));
  }
}
