import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { expect, it } from 'vitest';
import type { Environment } from '../../config/environment';
import { accountOf } from '../../stacks/account/account-of';
import { BaseStack } from '../../stacks/base-stack';
import { domainSettings } from '../../stacks/domain-settings';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { environment } from '../support/environments';

class NotesStack extends BaseStack {
  readonly domainName: string | undefined;

  constructor(app: GatehouseApp, environment: Environment) {
    super(app, environment, 'notes');
    new Apigatewayv2Api(this, 'main', { name: this.prefix, protocolType: 'HTTP' });
    this.domainName = domainSettings(this, 'HTTP', { domainName: 'notes.myapp.com' })?.own?.domainName;
  }
}

const staging = environment('staging');

/** The environment in two regions, as `config/environments.ts` would list it, with another before and after it. */
const environments = [environment('prod'), staging, { ...staging, region: 'us-east-1' } as const];

function stacks(): { notes: NotesStack[]; accounts: string[] } {
  const app = new GatehouseApp({ outdir: mkdtempSync(join(tmpdir(), 'gatehouse-')) });
  const accounts = environments.map((one) => accountOf(app, one).node.scope?.node.id ?? '');
  return { notes: environments.map((one) => new NotesStack(app, one)), accounts };
}

it('the first region of an environment keeps its names, and a later one has its region in them', () => {
  const { notes, accounts } = stacks();

  expect(notes.map(({ node }) => node.id)).toEqual(['prod-notes', 'staging-notes', 'staging-us-east-1-notes']);
  expect(accounts).toEqual(['prod-account', 'staging-account', 'staging-us-east-1-account']);
});

it('two regions of an environment share neither state, nor provider, nor a name in DNS', () => {
  const [, first, later] = stacks().notes;
  const names = [first, later].map((stack) => {
    const { terraform, provider, resource } = stack?.toTerraform() ?? {};
    return [
      terraform.backend.local.path,
      provider.aws[0].region,
      resource.aws_apigatewayv2_api.main.name,
      stack?.domainName,
    ];
  });

  expect(names).toEqual([
    ['../../../terraform-state/staging-notes.tfstate', 'eu-west-1', 'staging-notes', 'notes.myapp.com'],
    [
      '../../../terraform-state/staging-us-east-1-notes.tfstate',
      'us-east-1',
      'staging-us-east-1-notes',
      'us-east-1.notes.myapp.com',
    ],
  ]);
});
