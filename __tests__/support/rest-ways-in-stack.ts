import { Testing } from 'cdktf';
import type { RestApiSettings } from '../../config/api-settings';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { RestRequestAuthorizer } from '../../constructs/rest-api/request-authorizer';
import type { RestApi } from '../../constructs/rest-api/rest-api';
import { TokenAuthorizer } from '../../constructs/rest-api/token-authorizer';
import { alerts } from '../../stacks/alerts';
import { apiFunction } from '../../stacks/api-function';
import { apiUsers } from '../../stacks/api-users';
import { BaseStack } from '../../stacks/base-stack';
import { functionRestApi } from '../../stacks/function-rest-api';
import { environment } from './environments';
import { bundleOf } from './function';

const settings: RestApiSettings = {
  throttle: { burstLimit: 50, rateLimit: 25 },
  alarms: {
    serverErrorsPerMinute: 10,
    p95LatencyMs: 5000,
    clientErrorPercent: 50,
    errorsPerMinute: 10,
    throttlesPerMinute: 10,
  },
};

const paths = { cognito: '/cognito', token: '/token', request: '/request', iam: '/iam', none: '/none' } as const;

/** A stack called `dev-ways-in`: a REST API whose five methods, `GET /<auth>`, are decided about in five ways. */
export class RestWaysInStack extends BaseStack {
  constructor() {
    super(Testing.app(), environment('dev'), 'ways-in');
    const name = this.prefix;
    apiUsers(this, { name, source: {} });
    const decides = (id: string) =>
      new FunctionAlias(this, id, {
        name: 'live',
        function: apiFunction(this, id, {
          functionName: `${name}-${id}`,
          bundle: bundleOf('what decides'),
          powertools: { service: id, metricsNamespace: 'WaysIn' },
        }),
      });
    const authorizers = (api: RestApi) => ({
      token: new TokenAuthorizer(this, 'token', { api, name: 'token', alias: decides('token') }),
      // What decides allows the one method that was asked for, so nothing may be remembered.
      request: new RestRequestAuthorizer(this, 'request', {
        api,
        name: 'request',
        alias: decides('request'),
        cacheSeconds: 0,
      }),
    });
    functionRestApi(this, {
      name,
      paths,
      operations: {
        cognito: {
          method: 'GET',
          resource: 'cognito',
          auth: 'authorizer',
          scopes: ['aws.cognito.signin.user.admin'],
        },
        token: { method: 'GET', resource: 'token', auth: 'token' },
        request: { method: 'GET', resource: 'request', auth: 'request' },
        iam: { method: 'GET', resource: 'iam', auth: 'iam' },
        none: { method: 'GET', resource: 'none', auth: 'none' },
      },
      alias: new FunctionAlias(this, 'live', {
        function: apiFunction(this, 'api', {
          functionName: name,
          bundle: bundleOf('a bundle'),
          powertools: { service: 'hello', metricsNamespace: 'WaysIn' },
          logAddress: 'function',
        }),
      }),
      users: { userPoolArn: '${aws_cognito_user_pool.main.arn}' },
      authorizers,
      settings,
      loggingRole: 'set elsewhere',
      topic: alerts(this),
    });
  }
}
