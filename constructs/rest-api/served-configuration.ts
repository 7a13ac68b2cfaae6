import { createHash } from 'node:crypto';
import { type IResolveContext, TerraformResource, TerraformStack } from 'cdktf';
import type { RestApi } from './rest-api';

/**
 * What a deployment takes a snapshot of: resources of these types that name the API, whoever declared them and whenever.
 *
 * Each with the arguments that no caller could notice. Everything else counts, so that an argument a provider adds later counts
 * until it is listed here.
 */
const unservedArguments: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_rest_api: ['name', 'description', 'put_rest_api_mode', 'fail_on_warnings'],
  aws_api_gateway_rest_api_policy: [],
  aws_api_gateway_resource: [],
  aws_api_gateway_method: ['operation_name'],
  aws_api_gateway_method_response: [],
  aws_api_gateway_integration: [],
  aws_api_gateway_integration_response: [],
  aws_api_gateway_authorizer: ['name'],
  aws_api_gateway_model: ['description'],
  aws_api_gateway_request_validator: ['name'],
  aws_api_gateway_gateway_response: [],
};

/** Arguments of every resource that say how Terraform treats it, or whose it is. */
const metaArguments = ['//', 'tags', 'tags_all', 'depends_on', 'lifecycle', 'provider', 'connection', 'provisioner'];

/** What a deployment needs to know of everything an API serves. */
export interface ServedConfiguration {
  /** Terraform addresses that must exist before the snapshot is taken, sorted. */
  readonly addresses: string[];

  /** A value that changes when, and only when, what is declared of the API changes. */
  readonly hash: string;

  /** What is referred to beside the API itself, such as a function's ARN. Only Terraform knows their values. Sorted. */
  readonly references: string[];
}

/** Looks at everything an API serves. To be asked while the stack is resolved, when its tree is complete. */
export function servedConfiguration(api: RestApi, context: IResolveContext): ServedConfiguration {
  const resources = TerraformStack.of(api)
    .node.findAll()
    .filter((element) => TerraformResource.isTerraformResource(element))
    .filter(({ terraformResourceType }) => terraformResourceType in unservedArguments)
    .map((resource) => ({ address: addressOf(resource), stated: argumentsOf(resource, context) }))
    .filter(({ address, stated }) => stated.rest_api_id === idOf(api, context) || address === apiAddress(api))
    .sort((one, other) => (one.address < other.address ? -1 : 1));

  const json = canonicalJson(resources.map(({ address, stated }) => [address, servedOf(address, stated)]));
  return {
    addresses: resources.map(({ address }) => address).filter((address) => address !== apiAddress(api)),
    hash: createHash('sha256').update(json).digest('hex'),
    references: referencesIn(json),
  };
}

/** The arguments of a resource, with every token resolved. */
function argumentsOf(resource: TerraformResource, context: IResolveContext): Record<string, unknown> {
  const { terraformResourceType: type, friendlyUniqueId: name } = resource;
  return context.resolve(resource.toTerraform()).resource[type][name];
}

function servedOf(address: string, stated: Record<string, unknown>): Record<string, unknown> {
  const unserved = unservedArguments[address.slice(0, address.indexOf('.'))] ?? [];
  return Object.fromEntries(
    Object.entries(stated).filter(([argument]) => !metaArguments.includes(argument) && !unserved.includes(argument)),
  );
}

function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

function apiAddress(api: RestApi): string {
  return addressOf(api.resource);
}

function idOf(api: RestApi, context: IResolveContext): string {
  return context.resolve(api.restApiId);
}

/** JSON in which neither the order of keys nor that of lists tells anything: AWS keeps all of these lists as sets. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    .sort()
    .join()}}`;
}

/** Expressions in `${…}`, but not what is escaped as `$${…}`, and not what the hash holds already. */
function referencesIn(json: string): string[] {
  const expressions = [...json.matchAll(/(?<!\$)\$\{([^"{}]+)\}/g)].map(([, expression = '']) => expression);
  const others = expressions.filter(
    (expression) => !(expression.slice(0, expression.indexOf('.')) in unservedArguments),
  );
  return [...new Set(others)].sort();
}
