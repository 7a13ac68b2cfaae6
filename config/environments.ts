import type { Environment, EnvironmentName } from './environment';

/** Where everyone tries things out. Anything may be thrown away. */
const dev: Environment<EnvironmentName> = {
  name: 'dev',
  account: 'dev',
  region: 'eu-west-1',
  backend: { kind: 'local' },
  alertEmails: [],
  logs: { retentionDays: 7, level: 'DEBUG', sourceMapped: true },
  removal: { dataProtected: false, logsKept: false },
};

/** The rehearsal: like prod, smaller. */
const staging: Environment<EnvironmentName> = {
  name: 'staging',
  account: 'staging',
  region: 'eu-west-1',
  backend: { kind: 'local' },
  hostedZones: ['myapp.com', 'yuva.dev'],
  alertEmails: [],
  dashboards: true,
  logs: { retentionDays: 30, level: 'INFO', sourceMapped: true },
  removal: { dataProtected: false, logsKept: false },
};

/** What customers use. */
const prod: Environment<EnvironmentName> = {
  name: 'prod',
  account: 'prod',
  region: 'eu-west-1',
  backend: { kind: 'local' },
  hostedZones: ['myapp.com', 'yuva.dev'],
  alertEmails: [],
  dashboards: true,
  logs: { retentionDays: 365, level: 'INFO', sourceMapped: false },
  removal: { dataProtected: true, logsKept: true },
};

/** Every environment, in the order in which a change reaches them. */
export const environments: readonly Environment<EnvironmentName>[] = [dev, staging, prod];
