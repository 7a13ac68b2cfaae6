import type { EnvironmentName } from './environment';
import type { FunctionSettings } from './function-settings';
import type { Throttle } from './throttle';
import type { TokenSource } from './token-source';
import type { WebSocketApiSettings } from './websocket-api-settings';

/** How `chat-websocket-api` differs between environments. */
export interface ChatWebSocketApiSettings extends WebSocketApiSettings, TokenSource {
  readonly throttles: {
    readonly default: Throttle;

    /** For handshakes. An account takes 500 a second unless raised. */
    readonly connecting: Throttle;

    /** For messages to a room, each of which is posted to everyone in it. */
    readonly sending: Throttle;
  };

  /** What each function gets, by its Terraform name. A broadcast is bound by signing posts, which is CPU: `chat` has a whole core. */
  readonly functions: Readonly<Record<'chat' | 'authorizer', FunctionSettings>>;
}

/** `chat-websocket-api`, environment by environment. */
export const chatWebSocketApi: Readonly<Record<EnvironmentName, ChatWebSocketApiSettings>> = {
  dev: {
    tokenInQueryString: false,
    throttles: {
      default: { burstLimit: 50, rateLimit: 25 },
      connecting: { burstLimit: 20, rateLimit: 10 },
      sending: { burstLimit: 20, rateLimit: 10 },
    },
    executionLogLevel: 'INFO',
    alarms: {
      clientErrorsPerMinute: 100,
      executionErrorsPerMinute: 10,
      integrationErrorsPerMinute: 10,
      p95IntegrationLatencyMs: 3000,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 10,
      throttlesPerMinute: 10,
      coldStartPercent: 50,
    },
    functions: {
      chat: { memoryMb: 1769, timeoutSeconds: 25, architecture: 'arm64' },
      authorizer: { memoryMb: 512, timeoutSeconds: 5, architecture: 'arm64' },
    },
  },
  staging: {
    domainName: 'ws.staging.myapp.com',
    tokenInQueryString: false,
    throttles: {
      default: { burstLimit: 200, rateLimit: 100 },
      connecting: { burstLimit: 100, rateLimit: 50 },
      sending: { burstLimit: 100, rateLimit: 50 },
    },
    executionLogLevel: 'ERROR',
    alarms: {
      clientErrorsPerMinute: 100,
      executionErrorsPerMinute: 5,
      integrationErrorsPerMinute: 5,
      p95IntegrationLatencyMs: 3000,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 5,
      throttlesPerMinute: 5,
      coldStartPercent: 50,
    },
    functions: {
      chat: { memoryMb: 1769, timeoutSeconds: 25, architecture: 'arm64' },
      authorizer: { memoryMb: 512, timeoutSeconds: 5, architecture: 'arm64' },
    },
  },
  prod: {
    domainName: 'ws.myapp.com',
    tokenInQueryString: false,
    throttles: {
      default: { burstLimit: 1000, rateLimit: 500 },
      connecting: { burstLimit: 500, rateLimit: 250 },
      sending: { burstLimit: 500, rateLimit: 250 },
    },
    executionLogLevel: 'ERROR',
    alarms: {
      clientErrorsPerMinute: 200,
      executionErrorsPerMinute: 5,
      integrationErrorsPerMinute: 5,
      p95IntegrationLatencyMs: 3000,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 1,
      throttlesPerMinute: 1,
      coldStartPercent: 50,
    },
    functions: {
      chat: { memoryMb: 1769, timeoutSeconds: 25, architecture: 'arm64' },
      authorizer: { memoryMb: 512, timeoutSeconds: 5, architecture: 'arm64' },
    },
  },
};
