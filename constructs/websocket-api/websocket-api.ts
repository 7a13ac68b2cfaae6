import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Fn, type TerraformResource } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import { checkLength, checkPattern } from '../prop-check';
import { PropError } from '../prop-error';

/** What {@link WebSocketApi} takes. */
export interface WebSocketApiProps {
  /** Name of the API in the AWS console, 1 to 128 characters. */
  readonly name: string;

  /**
   * What the API is for, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Where a message names the route that answers it: `$request.body.` and the path to a field. Several fields together are
   * written as Terraform text with braces kept from it, `$${request.body.service}/$${request.body.action}`, which is not checked.
   *
   * It is always stated: without it the provider sends the expression of HTTP APIs, which no message can match.
   *
   * @default '$request.body.action'
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
   */
  readonly routeSelectionExpression?: string;

  /**
   * Whether `wss://<id>.execute-api.<region>.…` is switched off. Only with a custom domain, which is then the one way in, and the
   * one way for posts to connections too.
   *
   * @default false
   */
  readonly executeApiEndpointDisabled?: boolean;
}

/**
 * A WebSocket API, reachable by IPv4 and IPv6.
 *
 * Its parts (routes, integrations, authorizers) report to it through {@link serve}, so that a deployment can be made of all of
 * them and of nothing else.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html
 */
export class WebSocketApi extends NamedConstruct {
  /** Id AWS gives the API. */
  readonly apiId: string;

  /** ARN a Lambda permission names as the caller, to be followed by stage and route key. */
  readonly executionArn: string;

  /** `wss://<id>.execute-api.<region>.…`, without a stage. */
  readonly endpoint: string;

  /** What the API itself contributes to a deployment: the settings that only a deployment makes effective. */
  readonly servedSettings: Readonly<Record<string, unknown>>;

  private readonly parts: TerraformResource[] = [];
  private readonly routes = new Map<string, IConstruct>();
  private deployment?: IConstruct;

  constructor(scope: Construct, id: string, props: WebSocketApiProps) {
    super(scope, id);
    this.check(props);

    const served = {
      routeSelectionExpression: props.routeSelectionExpression ?? '$request.body.action',
      disableExecuteApiEndpoint: props.executeApiEndpointDisabled ?? false,
    };
    const api = new Apigatewayv2Api(this, 'Default', {
      name: props.name,
      protocolType: 'WEBSOCKET',
      description: props.description,
      ipAddressType: 'dualstack',
      ...served,
    });

    this.apiId = api.id;
    this.executionArn = api.executionArn;
    this.endpoint = api.apiEndpoint;
    this.servedSettings = {
      route_selection_expression: served.routeSelectionExpression,
      disable_execute_api_endpoint: served.disableExecuteApiEndpoint,
    };
  }

  /** Where a function posts to connections of a stage: known without the stage, which depends on the function. */
  managementEndpoint(stageName: string): string {
    return `${Fn.replace(this.endpoint, 'wss://', 'https://')}/${stageName}`;
  }

  /** Takes part in the API's deployment. */
  serve(part: TerraformResource): void {
    if (!this.deployment) {
      this.parts.push(part);
      return;
    }
    throw new PropError(part, {
      prop: 'api',
      mustBe: 'an API that is not deployed yet',
      was: this.deployment.node.path,
      fix: 'Create the deployment after all routes, integrations and authorizers.',
    });
  }

  /** Takes a route key, and refuses the second route that wants it. */
  claim(routeKey: string, route: IConstruct): void {
    const other = this.routes.get(routeKey);
    if (other) {
      throw new PropError(route, {
        prop: 'routeKey',
        mustBe: `unique in its API, where ${other.node.path} has it`,
        was: routeKey,
        fix: 'Remove one of the two routes.',
      });
    }
    this.routes.set(routeKey, route);
  }

  /** Everything that {@link serve} was given; nothing can be added any more. */
  deployBy(deployment: IConstruct): readonly TerraformResource[] {
    if (!this.routes.has('$connect')) {
      throw new PropError(deployment, {
        prop: 'api',
        mustBe: 'an API with a $connect route, the only one that can ask who connects',
        was: [...this.routes.keys()],
        fix: "Add the route; with authorizer 'none' it says that anyone may connect.",
      });
    }
    this.deployment = deployment;
    return this.parts;
  }

  private check({ name, description, routeSelectionExpression }: WebSocketApiProps): void {
    checkLength(this, { prop: 'name', value: name, ...limits.apiNameLength.value, fix: 'Shorten it.' });
    checkLength(this, {
      prop: 'description',
      value: description,
      ...limits.descriptionLength.value,
      fix: 'Shorten it.',
    });
    checkPattern(this, {
      prop: 'routeSelectionExpression',
      value: routeSelectionExpression,
      pattern: /^\$request\.body(\.\w+)+$/,
      mustBe: '$request.body. and the path to a field',
      fix: 'Write $request.body.action; $request.method and $request.path belong to HTTP APIs.',
    });
  }
}
