import type { NewApi } from '../arguments';
import type { Names } from '../names';

/** `config/<api>.ts`: how the API differs between environments. */
export function configFile(
  { kind, auth, environments }: NewApi,
  { api, camel }: Names,
  all: readonly string[],
): string {
  const every = environments.length === all.length;
  const type = kind === 'websocket' ? 'WebSocketApiSettings' : settingsType(kind, auth);
  const record = `Record<EnvironmentName, ${type}>`;
  const named = "import type { EnvironmentName } from './environment';\n";
  const imports =
    kind === 'websocket'
      ? `${named}import type { WebSocketApiSettings } from './websocket-api-settings';\n`
      : `import type { ${type} } from './api-settings';\n${named}`;
  return `${imports}
/** \`${api}\`, environment by environment. */
export const ${camel}: Readonly<${every ? record : `Partial<${record}>`}> = {
${environments.map(kind === 'websocket' ? webSocketSettings : settings).join('\n')}
};
`;
}

/** The type of what `config/` says of an HTTP or a REST API. */
export const settingsType = (kind: NewApi['kind'], auth: NewApi['auth']): string =>
  kind === 'http' && auth === 'jwt' ? 'HttpApiSettings' : 'ApiSettings';

/** Each environment takes more than the one before, and is watched more closely. */
const settings = (name: string, at: number): string => `  ${name}: {
    throttle: { burstLimit: ${50 * 4 ** at}, rateLimit: ${25 * 4 ** at} },
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: ${at === 0 ? 5000 : 3000},
      p95IntegrationLatencyMs: ${at === 0 ? 5000 : 3000},
      clientErrorPercent: 50,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: ${at === 0 ? 10 : 5},
      throttlesPerMinute: ${at === 0 ? 10 : 5},
      coldStartPercent: 50,
    },
  },`;

const webSocketSettings = (name: string, at: number): string => `  ${name}: {
    throttles: {
      default: { burstLimit: ${50 * 4 ** at}, rateLimit: ${25 * 4 ** at} },
      connecting: { burstLimit: ${20 * 4 ** at}, rateLimit: ${10 * 4 ** at} },
      sending: { burstLimit: ${20 * 4 ** at}, rateLimit: ${10 * 4 ** at} },
    },
    executionLogLevel: '${at === 0 ? 'INFO' : 'ERROR'}',
    alarms: {
      clientErrorsPerMinute: 100,
      executionErrorsPerMinute: ${at === 0 ? 10 : 5},
      integrationErrorsPerMinute: ${at === 0 ? 10 : 5},
      p95IntegrationLatencyMs: 3000,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: ${at === 0 ? 10 : 5},
      throttlesPerMinute: ${at === 0 ? 10 : 5},
      coldStartPercent: 50,
    },
  },`;
