import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helloHttpApi } from '../../config/hello-http-api';
import { itemsHttpApi } from '../../config/items-http-api';
import { itemsRestApi } from '../../config/items-rest-api';
import { waivers } from '../../config/waivers';
import { AccountStack } from '../../stacks/account/account-stack';
import { BaseStack } from '../../stacks/base-stack';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { HelloHttpApiStack } from '../../stacks/hello-http-api/hello-http-api-stack';
import { ItemsHttpApiStack } from '../../stacks/items-http-api/items-http-api-stack';
import { ItemsRestApiStack } from '../../stacks/items-rest-api/items-rest-api-stack';
import { environment } from '../support/synth';

class SoundStack extends BaseStack {}

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
    const { account } = new AccountStack(app, environment('prod'));
    new ItemsRestApiStack(app, environment('prod'), itemsRestApi.prod, account);

    app.synth();

    const { waivers: written } = JSON.parse(
      readFileSync(join(outdir, 'stacks/prod-items-rest-api/gatehouse-waivers.json'), 'utf8'),
    );
    expect(written).toEqual(waivers.filter(({ rule }) => rule === 'rest-api/cache-key-caller'));
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
    const staging = environment('staging');
    const settings = { ...helloHttpApi.staging, domainName: 'api.staging.yuva.dev', hostedZone: 'yuva.dev' };
    new HelloHttpApiStack(app, staging, settings);
    new ItemsHttpApiStack(app, staging, { ...itemsHttpApi.staging, ...settings });

    expect(() => app.synth()).toThrow(
      'Nothing was written. 1 finding:\n  domainName api.staging.yuva.dev in eu-west-1: must be of one stack, was of staging-hello-http-api and staging-items-http-api. Give each its own in config/.',
    );
  });

  it('gives two stacks of different regions the same name', () => {
    const app = new GatehouseApp({ outdir: folder() });
    const settings = { ...helloHttpApi.staging, domainName: 'api.yuva.dev', hostedZone: 'yuva.dev' };
    new HelloHttpApiStack(app, environment('staging'), settings);
    new HelloHttpApiStack(app, { ...environment('prod'), region: 'eu-central-1' }, settings);

    expect(() => app.synth()).not.toThrow();
  });

  it('leaves every stack as it was when the disk is full, and nothing beside them', () => {
    const outdir = folder();
    const file = join(outdir, 'stacks/dev-sound/cdk.tf.json');
    const written = (region: string, more: (app: GatehouseApp) => void = () => {}) => {
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
