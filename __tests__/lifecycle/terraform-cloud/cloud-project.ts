import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { commandRooms } from '../../../scripts/bundle/command.mjs';
import type { Json } from '../../with-terraform/synthesized';
import { awsEnvironment } from '../aws';
import { startLocalEndpoint } from '../local-endpoint';
import { ProjectCopy } from '../project-copy';
import type { Settings } from './organization';
import { startTerraformCloud, type TerraformCloud } from './server';

/** The stack that the tests deploy: the smallest whole one. */
export const stack = 'dev-hello-http-api';

/** The token of Terraform Cloud that the user has. */
export const token = 'token-of-terraform-cloud';

const files = ['functions', 'cdktf.json', 'main.ts', 'package.json', 'tsconfig.json', `reviewed/${stack}.tf.json`];

/** A copy of this project, Terraform Cloud to keep it in, and AWS. */
export class CloudProject {
  private constructor(
    readonly cloud: TerraformCloud,
    readonly project: ProjectCopy,
    readonly stop: () => Promise<void>,
  ) {}

  /** Where runs are made remotely, only they know where AWS is. */
  static async start(settings: Pick<Settings, 'executionMode' | 'workspaces'>): Promise<CloudProject> {
    const folder = mkdtempSync(join(inject('folder'), 'cloud-'));
    const endpoint = await startLocalEndpoint();
    const workers = awsEnvironment(endpoint.url, { TF_CLI_CONFIG_FILE: inject('configuration') });
    const cloud = await startTerraformCloud({ folder, env: workers, ...settings });
    const given = { TF_CLI_CONFIG_FILE: configurationFor(cloud, folder), TF_CLOUD_ORGANIZATION: 'acme' };
    const url = settings.executionMode === 'local' ? endpoint.url : 'http://127.0.0.1:9';
    const project = new ProjectCopy([...commandRooms, ...files], awsEnvironment(url, given));
    project.write('main.ts', onlyItsStack(project.read('main.ts')));
    return new CloudProject(cloud, project, async () => {
      await cloud.stop();
      await endpoint.stop();
    });
  }

  /** Synthesizes with the state of dev kept in this backend, and gives the stack's JSON. */
  async synthesize(backend: string): Promise<Json> {
    const environments = this.project.read('config/environments.ts');
    this.project.write('config/environments.ts', environments.replace(/backend: \{.*\},/, `backend: ${backend},`));
    await this.project.cdktf('synth');
    const document = this.project.readStack(stack);
    this.project.writeStack(stack, document);
    return document;
  }

  /** The real `cdktf deploy`. */
  deploy(): Promise<string> {
    return this.project.cdktf('deploy', stack, '--auto-approve', '--skip-synth', '--skip-provider-lock');
  }
}

/** `main.ts` without the other stacks, which would take most of the time of synth. */
function onlyItsStack(main: string): string {
  return main.replace(/^ +new (?!HelloHttpApiStack)\w+Stack\(.*\n/gm, '');
}

/** What `terraform login` would write down, and where Terraform Cloud is on this machine. */
function configurationFor({ url }: TerraformCloud, folder: string): string {
  const file = join(folder, 'terraform.tfrc');
  const host = `host "app.terraform.io" {\n  services = { "tfe.v2" = "${url}/api/v2/" }\n}\n`;
  const credentials = `credentials "app.terraform.io" {\n  token = "${token}"\n}\n`;
  writeFileSync(file, `${readFileSync(inject('configuration'), 'utf8')}${host}${credentials}`);
  return file;
}
