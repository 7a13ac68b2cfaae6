import {
  ApiGatewayMethodSettings,
  type ApiGatewayMethodSettingsSettings,
} from '@cdktf/provider-aws/lib/api-gateway-method-settings';
import type { Construct } from 'constructs';
import { checkSameApi } from '../api/same-api';
import { checkThrottle, type Throttle } from '../api/throttle';
import { NamedConstruct } from '../named-construct';
import { checkOneOf } from '../prop-check';
import { PropError } from '../prop-error';
import { checkCache, type ResponseCache } from './response-cache';
import type { RestMethod } from './rest-method';
import type { RestStage } from './rest-stage';

/** How much API Gateway writes about the execution of requests. */
export type ExecutionLogLevel = 'OFF' | 'ERROR' | 'INFO';

/** What {@link MethodSettings} takes. */
export interface MethodSettingsProps {
  /** The stage the settings are for. */
  readonly stage: RestStage;

  /** The method they are for; `'all'` for those that have none of their own. */
  readonly method: RestMethod | 'all';

  /** Limits. For `'all'`, those of each method by itself. */
  readonly throttle: Throttle;

  /**
   * How much is written about the execution of requests, besides the access log.
   */
  readonly logLevel: ExecutionLogLevel;

  /**
   * Whether execution logs hold bodies and headers, tokens among them, as they are.
   *
   * @default false
   */
  readonly dataTraced?: boolean;

  /**
   * Whether CloudWatch has metrics of each method. They are billed as custom metrics.
   *
   * @default true
   */
  readonly metrics?: boolean;

  /**
   * How answers are kept and given again; only for one method, never for all.
   *
   * @default - every request is passed on
   */
  readonly cache?: ResponseCache;
}

/**
 * Limits, logs and cache of one method of a stage, or of all that have no settings of their own.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-stages.html#how-to-stage-settings
 */
export class MethodSettings extends NamedConstruct {
  constructor(scope: Construct, id: string, props: MethodSettingsProps) {
    super(scope, id);
    this.check(props);

    const { stage, method } = props;
    if (method !== 'all' && props.cache) method.cachedBy = this;
    new ApiGatewayMethodSettings(this, 'Default', {
      restApiId: stage.api.restApiId,
      stageName: stage.stageName,
      methodPath: method === 'all' ? '*/*' : `${method.path.path.slice(1)}/${method.verb}`,
      settings: {
        metricsEnabled: props.metrics ?? true,
        loggingLevel: props.logLevel,
        dataTraceEnabled: props.dataTraced ?? false,
        throttlingBurstLimit: props.throttle.burstLimit,
        throttlingRateLimit: props.throttle.rateLimit,
        ...cacheSettings(props.cache),
      },
      dependsOn: [...stage.logging],
    });
  }

  private check({ stage, method, throttle, logLevel, cache }: MethodSettingsProps): void {
    checkThrottle(this, 'throttle', throttle);
    checkOneOf(this, { prop: 'logLevel', value: logLevel, allowed: ['OFF', 'ERROR', 'INFO'], fix: 'Take ERROR.' });
    if (method === 'all') {
      if (cache) this.refuse('cache', 'absent on settings of all methods', cache, 'Name each method that is cached.');
      return;
    }
    checkSameApi(this, 'method', stage.api, method);
    if (method.path.path === '') {
      this.refuse('method', 'a method below the root path', method.node.path, 'Use the settings of all methods.');
    }
    if (cache) checkCache(this, cache, stage, method);
  }

  private refuse(prop: string, mustBe: string, was: unknown, fix: string): never {
    throw new PropError(this, { prop, mustBe, was, fix });
  }
}

function cacheSettings(cache: ResponseCache | undefined): Partial<ApiGatewayMethodSettingsSettings> {
  if (!cache) return { cachingEnabled: false };
  return {
    cachingEnabled: true,
    cacheTtlInSeconds: cache.ttlSeconds,
    cacheDataEncrypted: cache.encrypted ?? true,
    requireAuthorizationForCacheControl: cache.mayInvalidate !== 'anyone',
    unauthorizedCacheControlHeaderStrategy: cache.unauthorizedInvalidation ?? 'SUCCEED_WITH_RESPONSE_HEADER',
  };
}
