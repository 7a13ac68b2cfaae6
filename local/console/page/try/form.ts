import type { CallerChoice, Operation, Operations, TryRequest } from '../../interface';
import { exampleOf } from './example';
import { pairsOf } from './lines';

/** Whom a person calls as. */
export interface CallerForm {
  /** Empty for nobody. */
  readonly sub: string;
  readonly scope: string;
  /** Separated by spaces. */
  readonly groups: string;
  readonly client: string;
  readonly id: boolean;
  /** Name of an API key; empty for none. */
  readonly key: string;
  readonly signed: boolean;
}

/** What a person fills in to call a route. */
export interface CallForm {
  readonly operation: string;
  readonly stage: string;
  readonly method: string;
  /** Where the route's own pattern does not tell it. */
  readonly path: string;
  /** Values of the path's parameters, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** One `name=value` a line. */
  readonly query: string;
  /** One `Name: value` a line. */
  readonly headers: string;
  readonly body: string;
  readonly caller: CallerForm;
}

const hasBody = (method: string): boolean => ['POST', 'PUT', 'PATCH'].includes(method);

/** What a form begins with: all that the document tells of the route. */
export function formFor(operation: Operation, { keys }: Operations): CallForm {
  const method = operation.method === 'ANY' || operation.method === '' ? 'GET' : operation.method;
  const required = operation.headers.filter((one) => one.required).map(({ name }) => `${name}: `);
  const type = operation.body?.contentType ?? (hasBody(method) ? 'application/json' : undefined);
  return {
    operation: operation.id,
    stage: '',
    method,
    path: '/',
    parameters: {},
    query: operation.query
      .filter((one) => one.required)
      .map(({ name }) => `${name}=`)
      .join('\n'),
    headers: [...(type === undefined ? [] : [`Content-Type: ${type}`]), ...required].join('\n'),
    body: operation.body === undefined ? '' : JSON.stringify(exampleOf(operation.body.schema), null, 2),
    caller: callerFor(operation, keys),
  };
}

/** Who may call a route, as far as the document tells. */
export const callerFor = ({ authorization, needsKey }: Operation, keys: readonly string[]): CallerForm => ({
  sub: ['jwt', 'cognito', 'lambda'].includes(authorization.kind) ? 'alice' : '',
  scope: authorization.scopes[0] ?? '',
  groups: '',
  client: '',
  id: false,
  key: needsKey ? (keys[0] ?? '') : '',
  signed: authorization.kind === 'iam',
});

/** The call that a form describes. */
export function requestOf(form: CallForm, operation: Operation, stack: string): TryRequest {
  return {
    stack,
    api: operation.api,
    stage: form.stage || undefined,
    operation: operation.id,
    method: form.method,
    path: pathOf(form, operation),
    query: pairsOf(form.query, '='),
    headers: pairsOf(form.headers, ':'),
    body: form.body === '' ? undefined : form.body,
    caller: callerOf(form.caller),
  };
}

/** The path with its parameters; one that takes the rest keeps its slashes. */
function pathOf(form: CallForm, { path }: Operation): string {
  if (path === '') return form.path.startsWith('/') ? form.path : `/${form.path}`;
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = form.parameters[name] ?? '';
    return name.endsWith('+') ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
  });
}

/** As whom the run is to call. */
export function callerOf({ sub, scope, groups, client, id, key, signed }: CallerForm): CallerChoice {
  const user = {
    sub,
    scope: scope || undefined,
    groups: groups.split(/\s+/).filter(Boolean),
    client: client || undefined,
    id,
  };
  return { user: sub === '' ? undefined : user, key: key || undefined, signed };
}
