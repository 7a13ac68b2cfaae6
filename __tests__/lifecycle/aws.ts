import { type Json, projectFolder } from '../with-terraform/synthesized';
import { terraformEnvironment } from '../with-terraform/terraform-environment';
import { commandLine } from './command-line';

/** The environment that sends every AWS program to the local endpoint. */
export function awsEnvironment(url: string, given: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return terraformEnvironment({
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    // Nothing of the user's own accounts, wherever they are written down.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
    ...given,
  });
}

/** Asks the AWS command line. */
export async function aws(url: string, command: readonly string[]): Promise<Json> {
  const args = [...command, '--output', 'json'];
  const { code, output } = await commandLine(args, { cwd: projectFolder, env: awsEnvironment(url) });
  if (code !== 0) throw new Error(`aws ${args.join(' ')}: exit code ${code}\n${output}`);
  return output.trim() === '' ? {} : JSON.parse(output);
}
