import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2DomainName } from '@cdktf/provider-aws/lib/apigatewayv2-domain-name';
import { Aspects, DataResource } from 'cdktf';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Region } from '../../config/regions';
import { BaseStack } from '../../stacks/base-stack';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { environment } from '../support/environments';

const { waived, other } = vi.hoisted(() => {
  const until = '2998-12-31';
  return {
    waived: {
      rule: 'http-api/cors-max-age',
      address: 'aws_apigatewayv2_api.main',
      because: 'pages ask again each day',
      until,
    },
    other: { rule: 'http-api/cors-max-age', address: 'aws_apigatewayv2_api.other', because: 'of another stack', until },
  };
});
vi.mock('../../config/waivers', () => ({ waivers: [waived, other] }));

class SoundStack extends BaseStack {}

/** A stack with a finding that a waiver accepts. */
class WaivedStack extends BaseStack {
  constructor(app: GatehouseApp) {
    super(app, environment('dev'), 'waived');
    new Apigatewayv2Api(this, 'main', { name: 'x', protocolType: 'HTTP', corsConfiguration: { maxAge: 86_401 } });
  }
}

/** A stack that makes a name, and is judged by what the whole app looks at alone. */
class NamedStack extends BaseStack {
  constructor(app: GatehouseApp, api: string, region: Region = 'eu-west-1') {
    super(app, { ...environment('staging'), region }, api);
    new Apigatewayv2DomainName(this, 'api', {
      domainName: 'api.myapp.com',
      domainNameConfiguration: { certificateArn: 'x', endpointType: 'REGIONAL', securityPolicy: 'TLS_1_2' },
    });
  }

  protected override guardrailFindings(): string[] {
    return [];
  }
}

/** A stack whose JSON finds no room on the disk. */
class UnwritableStack extends BaseStack {
  constructor(app: GatehouseApp) {
    super(app, environment('dev'), 'unwritable');
    this.synthesizer = {
      synthesize: () => {
        throw new Error('ENOSPC: no space left on device');
      },
    };
  }
}

class BrokenStack extends BaseStack {
  constructor(app: GatehouseApp, api: string, findings: string[]) {
    super(app, environment('dev'), api);
    this.node.addValidation({ validate: () => findings });
  }
}

const folder = () => mkdtempSync(join(tmpdir(), 'gatehouse-'));

afterEach(() => vi.unstubAllEnvs());

describe('GatehouseApp', () => {
  it('writes one document a stack', () => {
    const outdir = folder();
    const app = new GatehouseApp({ outdir });
    new SoundStack(app, environment('dev'), 'sound');

    app.synth();

    expect(readdirSync(join(outdir, 'stacks/dev-sound'))).toEqual(['cdk.tf.json']);
  });

  it('writes the waivers a stack uses beside its JSON', () => {
    const outdir = folder();
    const app = new GatehouseApp({ outdir });
    new WaivedStack(app);

    app.synth();

    const { waivers } = JSON.parse(readFileSync(join(outdir, 'stacks/dev-waived/gatehouse-waivers.json'), 'utf8'));
    expect(waivers).toEqual([waived]);
  });

  it('starts no Terraform, which a machine that only synthesizes need not have', () => {
    vi.stubEnv('PATH', '');
    const outdir = folder();
    const app = new GatehouseApp({ outdir });
    const backend = { kind: 'cloud', organization: 'acme' } as const;
    const stack = new SoundStack(app, { ...environment('dev'), backend }, 'sound');
    new DataResource(stack, 'names', { input: { parameters: ['QueueUrl'] } });

    app.synth();

    expect(existsSync(join(outdir, 'stacks/dev-sound/cdk.tf.json'))).toBe(true);
  });

  it('judges what an aspect made of a stack', () => {
    const outdir = folder();
    const app = new GatehouseApp({ outdir });
    const stack = new SoundStack(app, environment('dev'), 'sound');
    new Apigatewayv2Api(stack, 'judged', { name: 'x', protocolType: 'HTTP' });
    Aspects.of(stack).add({
      visit: (construct) => {
        if (construct instanceof Apigatewayv2Api) construct.putCorsConfiguration({ maxAge: 86_401 });
      },
    });

    expect(() => app.synth()).toThrow('  [dev-sound] aws_apigatewayv2_api.judged: cors_configuration.max_age must be ');
    expect(existsSync(join(outdir, 'stacks/dev-sound/cdk.tf.json'))).toBe(false);
  });

  it('lists the findings of all stacks at once', () => {
    const app = new GatehouseApp({ outdir: folder() });
    new BrokenStack(app, 'first', ['one', 'two']);
    new BrokenStack(app, 'second', ['three']);

    expect(() => app.synth()).toThrow(
      'Nothing was written. 3 findings:\n  [dev-first] one\n  [dev-first] two\n  [dev-second] three',
    );
  });

  it('refuses a name that two stacks of a region want', () => {
    const app = new GatehouseApp({ outdir: folder() });
    new NamedStack(app, 'first');
    new NamedStack(app, 'second');

    expect(() => app.synth()).toThrow(
      'Nothing was written. 1 finding:\n  domainName api.myapp.com in eu-west-1: must be of one stack, was of staging-first and staging-second. Give each its own in config/, or let them share one: sharedDomains in config/environments.ts.',
    );
  });

  it('gives two stacks of different regions the same name', () => {
    const app = new GatehouseApp({ outdir: folder() });
    new NamedStack(app, 'first');
    new NamedStack(app, 'second', 'eu-central-1');

    expect(() => app.synth()).not.toThrow();
  });

  it('leaves every stack as it was when the disk is full, and nothing beside them', () => {
    const outdir = folder();
    const file = join(outdir, 'stacks/dev-sound/cdk.tf.json');
    const written = (region: Region, more: (app: GatehouseApp) => void = () => {}) => {
      const app = new GatehouseApp({ outdir });
      new SoundStack(app, { ...environment('dev'), region }, 'sound');
      more(app);
      app.synth();
    };
    written('eu-west-1');
    const before = readFileSync(file, 'utf8');

    expect(() => written('us-east-1', (app) => new UnwritableStack(app))).toThrow('ENOSPC');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(outdir).sort()).toEqual(['manifest.json', 'stacks']);
    written('us-east-1');
    expect(readFileSync(file, 'utf8')).not.toBe(before);
  });

  it('keeps what Terraform has beside the JSON', () => {
    const outdir = folder();
    const lock = join(outdir, 'stacks/dev-sound/.terraform.lock.hcl');
    mkdirSync(dirname(lock), { recursive: true });
    writeFileSync(lock, 'locked');
    const app = new GatehouseApp({ outdir });
    new SoundStack(app, environment('dev'), 'sound');

    app.synth();

    expect(readFileSync(lock, 'utf8')).toBe('locked');
  });

  it('writes no stack when the last one is refused', () => {
    const outdir = folder();
    const app = new GatehouseApp({ outdir });
    new SoundStack(app, environment('dev'), 'sound');
    new BrokenStack(app, 'broken', ['no']);

    expect(() => app.synth()).toThrow('Nothing was written. 1 finding:');
    expect(existsSync(join(outdir, 'stacks/dev-sound/cdk.tf.json'))).toBe(false);
  });
});
