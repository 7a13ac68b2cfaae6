import { limits } from '../../../limits/limits';
import { argument, rule } from '../define';
import { avoids } from '../demands';

/** The Terraform type of a resource server. */
export const server = 'aws_cognito_resource_server';

/** Rules about `aws_cognito_resource_server`. */
export const resourceServerRules = [
  argument({
    id: 'cognito/server-identifier',
    severity: 'rejects',
    source: 'botocore 1.43.11, cognito-idp ResourceServer',
    on: server,
    at: 'identifier',
    must: avoids(/\s/, 'hold no spaces'),
    fix: 'Use a URL or a word.',
  }),
  argument({
    id: 'cognito/server-scope',
    severity: 'rejects',
    source: 'botocore 1.43.11, cognito-idp ResourceServer',
    on: server,
    at: 'scope.scope_name',
    must: avoids(/[\s/]/, 'hold no spaces or slashes'),
    fix: 'Use a word such as read.',
  }),
  rule({
    id: 'cognito/server-scopes',
    severity: 'rejects',
    source: 'botocore 1.43.11, cognito-idp ResourceServer',
    on: server,
    demand: 'a resource server must have at most 100 scopes',
    fix: 'Use several resource servers.',
    check: (resource) =>
      resource.blocks('scope').length > limits.resourceServerScopes.value &&
      `scope must stand at most ${limits.resourceServerScopes.value} times, stands ${resource.blocks('scope').length} times`,
  }),
];
