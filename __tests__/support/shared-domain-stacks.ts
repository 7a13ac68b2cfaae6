import type { ApiNames } from '../../config/api-names';
import type { RestApiSettings } from '../../config/api-settings';
import type { Environment } from '../../config/environment';
import { AlertTopic } from '../../constructs/alarm/alert-topic';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { zip } from '../../scripts/bundle/zip.mjs';
import { apiFunction } from '../../stacks/api-function';
import { BaseStack } from '../../stacks/base-stack';
import { functionHttpApi } from '../../stacks/function-http-api';
import { functionRestApi } from '../../stacks/function-rest-api';
import type { GatehouseApp } from '../../stacks/gatehouse-app';
import { environment } from './environments';
import { bundleOf } from './function';

/** An environment whose APIs share `api.myapp.com`. */
export const sharing: Environment = {
  ...environment('staging'),
  sharedDomains: { api: { domainName: 'api.myapp.com' } },
};

/** An answer that says who answered, and what path the function was told. */
const code = `export const handler = async ({ rawPath, path }) =>
  ({ statusCode: 200, body: JSON.stringify([process.env.AWS_LAMBDA_FUNCTION_NAME, rawPath ?? path]) });`;
const bundle = bundleOf(zip(new Map([['index.mjs', new TextEncoder().encode(code)]])));

const settings: RestApiSettings = {
  throttle: { burstLimit: 20, rateLimit: 10 },
  alarms: {
    serverErrorsPerMinute: 1,
    p95LatencyMs: 1000,
    clientErrorPercent: 50,
    errorsPerMinute: 1,
    throttlesPerMinute: 1,
  },
};

/** An API of either kind with `GET /list` and names as given: a stack of somebody's own. */
export class ListStack extends BaseStack {
  constructor(
    app: GatehouseApp,
    kind: 'http' | 'rest',
    api: string,
    names: ApiNames & { mutualTls?: { truststoreUri: string; truststoreVersion: string } },
    to: Environment = sharing,
  ) {
    super(app, to, api);
    const name = this.prefix;
    const list = apiFunction(this, 'list', {
      functionName: name,
      bundle,
      powertools: { service: 'list', metricsNamespace: 'List' },
      logAddress: 'function',
    });
    const shared = {
      name,
      alias: new FunctionAlias(this, 'live', { function: list }),
      settings: { ...settings, ...names },
      topic: new AlertTopic(this, 'alerts', { name, emails: [] }),
    };
    const { url } = kind === 'http' ? this.http(shared) : this.rest(shared);
    this.output('url', url, 'Where callers find the API');
  }

  private http(shared: Omit<Parameters<typeof functionHttpApi>[1], 'operations'>) {
    return functionHttpApi(this, { ...shared, operations: { list: { route: 'GET /list', auth: 'none' } } });
  }

  private rest(shared: Pick<Parameters<typeof functionRestApi>[1], 'name' | 'alias' | 'settings' | 'topic'>) {
    return functionRestApi(this, {
      ...shared,
      paths: { list: '/list' },
      operations: { list: { method: 'GET', resource: 'list', auth: 'none', apiKey: false } },
      loggingRole: 'set elsewhere',
    });
  }
}

/** A place below `api.myapp.com`. */
export const below = (basePath?: string): ApiNames => ({ sharedDomain: { domainName: 'api.myapp.com', basePath } });
