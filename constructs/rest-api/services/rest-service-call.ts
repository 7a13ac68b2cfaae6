import type { IConstruct } from 'constructs';
import { limits } from '../../../limits/limits';
import type { PolicyStatement } from '../../lambda/policy-document';
import { checkLength, checkOneOf } from '../../prop-check';
import { PropError } from '../../prop-error';
import { type CalledService, type CalledServiceName, calledServices, type ServiceAction } from './service-actions';

/** One call of an AWS service: what API Gateway asks, and the resources its role may do that to. */
export type RestServiceCall = { readonly [Service in CalledServiceName]: CallOf<Service> }[CalledServiceName];

/** One call of one service. */
export interface CallOf<Service extends CalledServiceName> {
  /** The service, as its endpoint is called. */
  readonly service: Service;

  /** What it does; the role's permission has the same name. */
  readonly action: ServiceAction<Service>;

  /**
   * Path of the request, for services that have their resources there.
   *
   * @default - the action is named instead
   */
  readonly path?: string;

  /** Velocity template that writes the service's request from a JSON request, at most 300 KB. */
  readonly requestTemplate: string;

  /** ARNs of what the action is for: the role may do it to these alone. */
  readonly resources: readonly string[];

  /**
   * What the role may do besides, so that it can: use the key of an encrypted table or queue.
   *
   * @default - nothing
   */
  readonly keyStatements?: readonly PolicyStatement[];

  /**
   * What an answer of 200 must say to be a success.
   *
   * @default - an answer of 200 is a success
   */
  readonly succeedsWith?: SuccessSign;
}

/** By what an answer of 200 is known to be a success, and what callers get when it is none. */
export interface SuccessSign {
  /** The part of the service's answer that is looked at. */
  readonly path: `$.${string}`;

  /**
   * The text it must be.
   *
   * @default - it must be there
   */
  readonly text?: string;

  /** Status that callers get otherwise. */
  readonly otherwise: string;

  /** What callers read then. */
  readonly message: string;
}

/** Refuses calls that API Gateway could not make, or that the service would refuse whatever callers send. */
export function checkServiceCall(
  scope: IConstruct,
  { service, action, requestTemplate, resources }: RestServiceCall,
): void {
  checkOneOf<string>(scope, {
    prop: 'call.service',
    value: service,
    allowed: Object.keys(calledServices),
    fix: 'Call others through a function.',
  });
  const { actions, body }: CalledService = calledServices[service];
  checkOneOf<string>(scope, {
    prop: 'call.action',
    value: action,
    allowed: Object.keys(actions),
    fix: 'Call others through a function.',
  });
  checkLength(scope, {
    prop: 'call.requestTemplate',
    value: requestTemplate,
    least: 1,
    most: limits.mappingTemplateBytes.value,
    fix: 'Let a function do the work.',
  });
  checkResources(scope, resources);
  checkMembers(scope, membersOf(scope, body, requestTemplate), actions[action] ?? [], requestTemplate);
}

/** A role without resources may do nothing; one with `*` may do too much. */
function checkResources(scope: IConstruct, resources: readonly string[]): void {
  if (resources.length > 0 && !resources.includes('*')) return;
  throw new PropError(scope, {
    prop: 'call.resources',
    mustBe: 'the ARNs of what the action is for',
    was: resources.join() || undefined,
    fix: 'Name the table, queue, bus or state machine.',
  });
}

function checkMembers(
  scope: IConstruct,
  members: readonly string[] | undefined,
  needed: readonly string[],
  was: string,
): void {
  const missing = members && needed.find((name) => !members.includes(name));
  if (missing === undefined) return;
  throw new PropError(scope, {
    prop: 'call.requestTemplate',
    mustBe: `a request with ${missing}`,
    was,
    fix: "See the action in the service's API reference.",
  });
}

/** The members of a request; undefined where Velocity writes it, which only a request tells. */
function membersOf(scope: IConstruct, body: CalledService['body'], template: string): string[] | undefined {
  const written = template.replace(/\$\{[^}]*\}/g, 'x');
  if (/[$#]/.test(written)) return undefined;
  return body === 'form' ? [...new URLSearchParams(written).keys()] : Object.keys(objectIn(scope, written));
}

function objectIn(scope: IConstruct, text: string): object {
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new PropError(scope, {
    prop: 'call.requestTemplate',
    mustBe: 'a JSON object, or Velocity that writes one',
    was: text,
    fix: 'Write it by jsonTemplate.',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
