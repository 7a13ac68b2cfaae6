import type { App } from 'cdktf';
import type { Release } from '../../config/release';
import { AlertTopic } from '../../constructs/alarm/alert-topic';
import { FunctionAlias, type FunctionAliasProps } from '../../constructs/lambda/function-alias';
import { zip } from '../../scripts/bundle/zip.mjs';
import { apiFunction } from '../../stacks/api-function';
import { BaseStack } from '../../stacks/base-stack';
import { functionHttpApi } from '../../stacks/function-http-api';
import { functionRestApi } from '../../stacks/function-rest-api';
import { functionWebSocketApi } from '../../stacks/function-websocket-api';
import { postingWebSocketApi } from '../../stacks/posting-websocket-api';
import { environment } from './environments';
import { bundleOf } from './function';

/** A tenth for ten minutes, which failing calls of the function and answers of 5xx take back. */
export const tenth: Release = { percent: 10, minutes: 10, alarms: ['api_5xx', 'function_errors'] };

/** What a stack of {@link ReleasedStack} may differ in. */
export interface ReleasedStackOptions {
  /**
   * Name of the API.
   *
   * @default list
   */
  readonly name?: string;
  /** What the handler answers. */
  readonly says?: string;
  /** What `GET /list` of a REST API asks of its callers. */
  readonly apiKey?: boolean;
  /** Version that the alias is held at. */
  readonly version?: FunctionAliasProps['version'];
}

const throttle = { burstLimit: 20, rateLimit: 10 };
const thresholds = { errorsPerMinute: 1, throttlesPerMinute: 1 };

/** An API of a kind with one function, as somebody's own stack has it. */
export class ReleasedStack extends BaseStack {
  constructor(
    app: App,
    kind: 'http' | 'rest' | 'websocket',
    release?: Release,
    private readonly options: ReleasedStackOptions = {},
  ) {
    super(app, environment('dev'), options.name ?? 'list');
    const topic = new AlertTopic(this, 'alerts', { name: this.prefix, emails: [] });
    const shared = { name: this.prefix, alias: this.alias(topic), topic };
    if (kind === 'websocket') this.webSocket(shared, release);
    else this.answering(kind, shared, release);
  }

  private alias(topic: AlertTopic): FunctionAlias {
    const { says = 'the list', version } = this.options;
    const code = `export const handler = async () => ({ statusCode: 200, body: ${JSON.stringify(says)} });`;
    const list = apiFunction(this, 'list', {
      functionName: this.prefix,
      bundle: bundleOf(zip(new Map([['index.mjs', new TextEncoder().encode(code)]]))),
      powertools: { service: 'list', metricsNamespace: 'List' },
      logAddress: 'function',
      alarms: { thresholds, topic },
    });
    return new FunctionAlias(this, 'live', { function: list, version });
  }

  private answering(kind: 'http' | 'rest', shared: Shared, release?: Release): void {
    const alarms = { ...thresholds, serverErrorsPerMinute: 1, p95LatencyMs: 1000, clientErrorPercent: 50 };
    const settings = { throttle, alarms, release };
    if (kind === 'http') {
      functionHttpApi(this, { ...shared, settings, operations: { list: { route: 'GET /list', auth: 'none' } } });
      return;
    }
    const apiKey = this.options.apiKey ?? false;
    functionRestApi(this, {
      ...shared,
      settings,
      paths: { list: '/list' },
      operations: { list: { method: 'GET', resource: 'list', auth: 'none', apiKey } },
      loggingRole: 'set elsewhere',
    });
  }

  private webSocket(shared: Shared, release?: Release): void {
    const alarms = {
      ...thresholds,
      clientErrorsPerMinute: 1,
      executionErrorsPerMinute: 1,
      integrationErrorsPerMinute: 1,
    };
    const settings = { throttles: { default: throttle }, executionLogLevel: 'INFO', alarms, release } as const;
    const posting = postingWebSocketApi(this, { name: this.prefix, settings });
    const operations = { connect: { route: '$connect', auth: 'none' } } as const;
    functionWebSocketApi(this, { ...shared, posting, operations, settings, loggingRole: 'set elsewhere' });
  }
}

interface Shared {
  readonly name: string;
  readonly alias: FunctionAlias;
  readonly topic: AlertTopic;
}
