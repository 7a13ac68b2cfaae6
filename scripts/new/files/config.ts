import type { NewApi } from '../arguments';
import type { Names } from '../names';

/** `config/<api>.ts`: how the API differs between environments. */
export function configFile({ environments }: NewApi, { api, camel }: Names, all: readonly string[]): string {
  const every = environments.length === all.length;
  const record = every ? 'Record<EnvironmentName, ApiSettings>' : 'Partial<Record<EnvironmentName, ApiSettings>>';
  return `import type { ApiSettings } from './api-settings';
import type { EnvironmentName } from './environment';

/** \`${api}\`, environment by environment. */
export const ${camel}: Readonly<${record}> = {
${environments.map((name, at) => settings(name, at)).join('\n')}
};
`;
}

/** Each environment takes more than the one before, and is watched more closely. */
const settings = (name: string, at: number): string => `  ${name}: {
    throttle: { burstLimit: ${50 * 4 ** at}, rateLimit: ${25 * 4 ** at} },
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: ${at === 0 ? 5000 : 3000},
      clientErrorPercent: 50,
      errorsPerMinute: ${at === 0 ? 10 : 5},
      throttlesPerMinute: ${at === 0 ? 10 : 5},
    },
  },`;
