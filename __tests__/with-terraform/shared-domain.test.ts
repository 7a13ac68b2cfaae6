import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Environment } from '../../config/environment';
import { shareDomains } from '../../stacks/domain/shared-domains';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { below, ListStack, sharing } from '../support/shared-domain-stacks';
import { diagnosticsIn, textOf } from './diagnostics';
import { providerVersion } from './provider-mirror';

const mutualTls = { truststoreUri: 's3://trust/authorities.pem', truststoreVersion: '1' };

/** Shared domains of every form, and APIs of both kinds below them. */
const environment: Environment = {
  ...sharing,
  sharedDomains: {
    api: { domainName: 'api.myapp.com', mutualTls },
    old: { domainName: 'old.myapp.com', securityPolicy: 'TLS_1_0' },
    given: {
      domainName: 'given.myapp.com',
      existingCertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/0a1b-2c3d',
    },
  },
};

const outdir = join(inject('folder'), 'shared-domain');

beforeAll(() => {
  const app = new GatehouseApp({ outdir });
  shareDomains(app, environment);
  new ListStack(app, 'http', 'items', { ...below('items'), domainName: 'items.myapp.com', mutualTls }, environment);
  new ListStack(app, 'http', 'orders', below(), environment);
  new ListStack(app, 'rest', 'users', below('users/v1'), environment);
  app.synth();
});

describe(`provider ${providerVersion} takes, where a domain is shared,`, () => {
  test.each(['api-domain', 'old-domain', 'given-domain', 'items', 'orders', 'users'])('staging-%s', async (stack) => {
    const cwd = join(inject('folder'), 'shared-domain-validated', stack);
    cpSync(join(outdir, 'stacks', `staging-${stack}`), cwd, { recursive: true });

    expect((await diagnosticsIn(cwd)).map(textOf)).toEqual([]);
  });
});
