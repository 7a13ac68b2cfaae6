import { ApiGatewayRestApi } from '@cdktf/provider-aws/lib/api-gateway-rest-api';
import { ApiGatewayRestApiPolicy } from '@cdktf/provider-aws/lib/api-gateway-rest-api-policy';
import type { Construct, IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import { checkLength, checkPattern, checkWholeNumber } from '../prop-check';
import { resourcePolicyOf } from './resource-policy';
import { checkEndpoint, type RestEndpoint } from './rest-endpoint';

/** What {@link RestApi} takes. */
export interface RestApiProps {
  /** Name of the API in the AWS console, 1 to 1024 characters. Alarms find the API's metrics by it. */
  readonly name: string;

  /**
   * What the API is for, at most 1024 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * From where the API can be reached.
   *
   * @default { type: 'REGIONAL' } - from the internet
   */
  readonly endpoint?: RestEndpoint;

  /**
   * Media types whose bodies are bytes, as in `image/png`. Lambda receives those in base64; with `*\/*` it receives every body
   * so.
   *
   * @default - every body is text
   */
  readonly binaryMediaTypes?: readonly string[];

  /**
   * Size from which answers are compressed for callers who accept it, in bytes: 0 to 10485760.
   *
   * @default - answers are never compressed
   */
  readonly minimumCompressionBytes?: number;

  /**
   * Whether `https://<id>.execute-api.<region>.…` is switched off. Only with a custom domain, which is then the one way in.
   *
   * @default false
   */
  readonly executeApiEndpointDisabled?: boolean;

  /**
   * An OpenAPI document, as JSON, that says what the API answers. It replaces what the API had, so resources and methods of
   * our own are refused beside it.
   *
   * @default - the API answers what constructs add to it
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
   */
  readonly body?: string;
}

/** A place in the tree of an API's paths, at which methods and further segments can stand. */
export interface RestPath {
  /** The API the path belongs to. */
  readonly api: RestApi;

  /** Id AWS gives the path. */
  readonly resourceId: string;

  /** The path as callers write it, `/items/{id}`; empty for the root. */
  readonly path: string;

  /** The segments that stand directly below, as they were declared. */
  readonly segments: string[];
}

/** A method as its API knows it, for whoever publishes the API or plans its use. */
export interface DeclaredMethod extends IConstruct {
  /** Where the method stands. */
  readonly path: RestPath;

  /** The method's own name, `GET`. */
  readonly verb: string;

  /** Whether callers must name an API key. */
  readonly apiKeyRequired: boolean;

  /**
   * What answers; undefined until an integration has been made for the method.
   *
   * @default - none yet
   */
  readonly integration?: IConstruct;
}

/**
 * A REST API, reachable by IPv4 and IPv6. Nothing of it is served before a {@link RestDeployment} publishes it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-rest-api.html
 */
export class RestApi extends NamedConstruct {
  /** The API itself. */
  readonly resource: ApiGatewayRestApi;

  /** Id AWS gives the API. */
  readonly restApiId: string;

  /** Name of the API, as a reference to it. */
  readonly apiName: string;

  /** ARN a Lambda permission names as the caller, to be followed by stage, method and path. */
  readonly executionArn: string;

  /** The path `/`. */
  readonly root: RestPath;

  /** The API's methods, in the order in which they were declared. */
  readonly methods: DeclaredMethod[] = [];

  /** Whether an OpenAPI document says what the API answers. */
  readonly imported: boolean;

  /** Whether answers are compressed for callers who accept it. */
  readonly compressed: boolean;

  /** Names of the stage variables that integrations read. Every stage must set them. */
  readonly stageVariables = new Set<string>();

  constructor(scope: Construct, id: string, props: RestApiProps) {
    super(scope, id);
    const endpoint = props.endpoint ?? { type: 'REGIONAL' };
    this.check(props, endpoint);

    const { body } = props;
    const api = new ApiGatewayRestApi(this, 'Default', {
      name: props.name,
      description: props.description,
      body: body && withPolicy(body, resourcePolicyOf(endpoint, 'execute-api:')),
      endpointConfiguration: {
        types: [endpoint.type],
        vpcEndpointIds: endpoint.type === 'PRIVATE' ? [...endpoint.vpcEndpointIds] : undefined,
        ipAddressType: 'dualstack',
      },
      binaryMediaTypes: props.binaryMediaTypes && [...props.binaryMediaTypes],
      minimumCompressionSize: props.minimumCompressionBytes?.toString(),
      disableExecuteApiEndpoint: props.executeApiEndpointDisabled ?? false,
    });
    if (body === undefined) this.restrict(api, endpoint);

    this.resource = api;
    this.restApiId = api.id;
    this.apiName = api.name;
    this.executionArn = api.executionArn;
    this.imported = body !== undefined;
    this.compressed = props.minimumCompressionBytes !== undefined;
    this.root = { api: this, resourceId: api.rootResourceId, path: '', segments: [] };
  }

  /** Records that an integration reads a stage variable, if it does. */
  readStageVariable(name: string | undefined): void {
    if (name !== undefined) this.stageVariables.add(name);
  }

  /** A resource of its own, because the policy names the API it belongs to. */
  private restrict(api: ApiGatewayRestApi, endpoint: RestEndpoint): void {
    const policy = resourcePolicyOf(endpoint, api.executionArn);
    if (policy === undefined) return;
    checkLength(this, {
      prop: 'endpoint.allowedCidrs',
      value: policy.replace(/\$\{[^}]*\}/g, 'x'.repeat(80)),
      least: 1,
      most: limits.resourcePolicyCharacters.value,
      fix: 'The policy made of it is too long; join neighbouring blocks.',
    });
    new ApiGatewayRestApiPolicy(this, 'policy.Default', { restApiId: api.id, policy });
  }

  private check({ name, description, binaryMediaTypes = [], ...props }: RestApiProps, endpoint: RestEndpoint): void {
    checkLength(this, {
      prop: 'name',
      value: name,
      ...limits.restApiNameLength.value,
      fix: 'Name it after its stack.',
    });
    checkLength(this, {
      prop: 'description',
      value: description,
      ...limits.descriptionLength.value,
      fix: 'Shorten it.',
    });
    checkEndpoint(this, endpoint);
    for (const value of binaryMediaTypes) {
      checkPattern(this, {
        prop: 'binaryMediaTypes',
        value,
        pattern: /^(\*|[\w!#$&^.+-]+)\/(\*|[\w!#$&^.+-]+)$/,
        mustBe: 'a media type, <type>/<subtype>',
        fix: 'Write it as in image/png.',
      });
    }
    checkWholeNumber(this, {
      prop: 'minimumCompressionBytes',
      value: props.minimumCompressionBytes,
      ...limits.compressionBytes.value,
      least: 0,
      fix: 'Leave it out to compress nothing.',
    });
  }
}

/** An OpenAPI document with the policy in it: AWS forgets any other policy when it imports the document anew. */
function withPolicy(body: string, policy: string | undefined): string {
  if (policy === undefined) return body;
  return JSON.stringify({ ...JSON.parse(body), 'x-amazon-apigateway-policy': JSON.parse(policy) });
}
