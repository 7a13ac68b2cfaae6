import type { Environment } from '../../config/environment';

/** The public zone in which the names of tests lie. */
const zone = 'myapp.com';
const hostedZones = [zone];

/** What does not matter here, and is the same in all. */
const shared = { region: 'eu-west-1', backend: { kind: 'local' }, alertEmails: [] } as const;

/** The names of the environments of tests. */
export type TestEnvironmentName = 'dev' | 'staging' | 'prod';

/** The environments of tests: they stay as they are when `config/` changes. */
const environments: Readonly<Record<TestEnvironmentName, Environment>> = {
  dev: {
    ...shared,
    name: 'dev',
    account: 'dev',
    logs: { retentionDays: 7, level: 'DEBUG', sourceMapped: true },
    removal: { dataProtected: false, logsKept: false },
  },
  staging: {
    ...shared,
    name: 'staging',
    account: 'staging',
    hostedZones,
    logs: { retentionDays: 30, level: 'INFO', sourceMapped: true },
    removal: { dataProtected: false, logsKept: false },
  },
  prod: {
    ...shared,
    name: 'prod',
    account: 'prod',
    hostedZones,
    logs: { retentionDays: 365, level: 'INFO', sourceMapped: false },
    removal: { dataProtected: true, logsKept: true },
  },
};

/** One of the environments of tests. */
export const environment = (name: TestEnvironmentName): Environment => environments[name];

/** Origins whose pages may call the APIs of tests. */
export const allowOrigins = [`https://${zone}`, `https://staging.${zone}`];

/** The name of an API of tests, `<label>.myapp.com`, as settings say it; dev has none. */
export const named = (label: string, environment: TestEnvironmentName): { domainName: string | undefined } => ({
  domainName: { dev: undefined, staging: `${label}.staging.${zone}`, prod: `${label}.${zone}` }[environment],
});
