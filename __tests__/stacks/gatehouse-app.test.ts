import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemsRestApi } from '../../config/items-rest-api';
import { waivers } from '../../config/waivers';
import { AccountStack } from '../../stacks/account/account-stack';
import { BaseStack } from '../../stacks/base-stack';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { ItemsRestApiStack } from '../../stacks/items-rest-api/items-rest-api-stack';
import { environment } from '../support/synth';

class SoundStack extends BaseStack {}

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
    expect(written).toEqual(waivers);
  });

  it('lists the findings of all stacks at once', () => {
    const app = new GatehouseApp({ outdir: folder() });
    new BrokenStack(app, 'first', ['one', 'two']);
    new BrokenStack(app, 'second', ['three']);

    expect(() => app.synth()).toThrow(
      'Nothing was written. 3 findings:\n  [dev-first] one\n  [dev-first] two\n  [dev-second] three',
    );
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
