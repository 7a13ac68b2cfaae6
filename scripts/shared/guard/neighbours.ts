import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type ConfigurationFiles, configurationsAt } from '../../../terraform/documents/configurations';
import { parseFile, type ReadFile } from '../../../terraform/documents/parse-file';

/** Whether another stack, judged together with this one or synthesized beside it, sets the CloudWatch role of API Gateway. */
export async function setsAccountRoleElsewhere(
  own: Pick<ConfigurationFiles, 'configuration' | 'folder'>,
  together: readonly ConfigurationFiles[],
): Promise<boolean> {
  const others = [...together, ...synthesizedBeside(own)].filter(
    ({ configuration }) => configuration !== own.configuration,
  );
  const read = await Promise.all(
    others.flatMap(({ files }) => files).map((file) => parseFile(file).catch(() => undefined)),
  );
  return read.some((file) => file !== undefined && holdsAccount(file));
}

/** The stacks of the same CDKTF output: `OUT/stacks/NAME` beside `OUT/manifest.json`. */
function synthesizedBeside({ folder }: Pick<ConfigurationFiles, 'folder'>): ConfigurationFiles[] {
  const stacks = dirname(resolve(folder));
  const synthesized = basename(stacks) === 'stacks' && existsSync(join(dirname(stacks), 'manifest.json'));
  return synthesized ? configurationsAt(stacks) : [];
}

function holdsAccount({ document }: ReadFile): boolean {
  const { resource } = document as { resource?: unknown };
  return [resource]
    .flat()
    .some((group) => typeof group === 'object' && group !== null && 'aws_api_gateway_account' in group);
}
