import { writeFileSync } from 'node:fs';
import { providerPin } from './provider-mirror';
import { run } from './run';

/** A block of a schema, as `terraform providers schema -json` prints it. */
export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

interface Attribute {
  readonly sensitive?: boolean;
  readonly nested_type?: Block;
}

/** What the provider takes and gives: by type, and `data.` before that of a data source. */
export type ProviderSchema = Readonly<Record<string, Block>>;

/** Asks the pinned provider, in a folder that is made for it. */
export async function providerSchema(cwd: string, env: NodeJS.ProcessEnv): Promise<ProviderSchema> {
  writeFileSync(`${cwd}/${providerPin.file.replace('_override', '')}`, providerPin.content);
  await run('terraform', ['init', '-backend=false', '-input=false', '-no-color'], { cwd, env });
  const printed = JSON.parse(await run('terraform', ['providers', 'schema', '-json'], { cwd, env }));
  const { resource_schemas, data_source_schemas, provider } =
    printed.provider_schemas['registry.terraform.io/hashicorp/aws'];
  return { ...blocksOf(resource_schemas, ''), ...blocksOf(data_source_schemas, 'data.'), provider: provider.block };
}

function blocksOf(schemas: Readonly<Record<string, { readonly block: Block }>>, prefix: string): ProviderSchema {
  return Object.fromEntries(Object.entries(schemas).map(([type, { block }]) => [`${prefix}${type}`, block]));
}

/** Paths of what the provider calls sensitive in a block, as in `default_action.authenticate_oidc.client_secret`. */
export function sensitivePaths(block: Block = {}): string[] {
  const attributes = Object.entries(block.attributes ?? {}).flatMap(([name, { sensitive, nested_type }]) =>
    sensitive === true ? [name] : sensitivePaths(nested_type).map((path) => `${name}.${path}`),
  );
  const blocks = Object.entries(block.block_types ?? {}).flatMap(([name, inner]) =>
    sensitivePaths(inner.block).map((path) => `${name}.${path}`),
  );
  return [...attributes, ...blocks];
}
