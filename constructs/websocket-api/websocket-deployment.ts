import { Apigatewayv2Deployment } from '@cdktf/provider-aws/lib/apigatewayv2-deployment';
import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import { checkLength } from '../prop-check';
import type { WebSocketApi } from './websocket-api';

/** What {@link WebSocketDeployment} takes. */
export interface WebSocketDeploymentProps {
  /** The API, all of its routes made. */
  readonly api: WebSocketApi;

  /**
   * What the deployment is about, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;
}

/**
 * A snapshot of an API that a stage serves. WebSocket APIs do not deploy themselves.
 *
 * A new one is made when, and only when, something it serves changes: its triggers are the arguments of every route, response,
 * integration and authorizer as Terraform resolves them, and those settings of the API that only a deployment makes effective.
 * They stand there in full and not as one hash, so that a plan says which of them asks for the new deployment. The old one is
 * removed after stages have left it.
 *
 * A route that is removed is deleted by Terraform after the new snapshot has been taken, so it is served until the next one:
 * `terraform apply -replace=<address of the deployment>`. `npm run plan` and `npm run review` say when.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-publish.html
 */
export class WebSocketDeployment extends NamedConstruct {
  /** The API the deployment is of. */
  readonly api: WebSocketApi;

  /** Id AWS gives the deployment. */
  readonly deploymentId: string;

  constructor(scope: Construct, id: string, { api, description }: WebSocketDeploymentProps) {
    super(scope, id);
    checkLength(this, {
      prop: 'description',
      value: description,
      ...limits.descriptionLength.value,
      fix: 'Shorten it.',
    });

    this.api = api;
    const parts = api.deployBy(this);
    this.deploymentId = new Apigatewayv2Deployment(this, 'Default', {
      apiId: api.apiId,
      description,
      triggers: { api: JSON.stringify(api.servedSettings), ...Object.fromEntries(parts.map(trigger)) },
      lifecycle: { createBeforeDestroy: true },
      dependsOn: [...parts],
    }).id;
  }
}

/**
 * The address of a resource, and its arguments as they stand in the JSON: Terraform resolves the references in them. How Terraform
 * treats the resource is not served.
 */
function trigger(part: TerraformResource): [string, string] {
  const { terraformResourceType: type, friendlyUniqueId: name } = part;
  const { '//': _metadata, lifecycle: _lifecycle, ...stated } = part.toTerraform().resource[type][name];
  return [`${type}.${name}`, JSON.stringify(stated)];
}
