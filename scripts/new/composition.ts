import type { NewApi } from './arguments';
import type { Names } from './names';

/** main.ts with the new stack in it; a text that has no place for it says so. */
export function withStack(
  main: string,
  api: NewApi,
  names: Names,
  environments: readonly string[],
): string | undefined {
  const { camel, pascal, api: folder } = names;
  const logsByRole = api.kind !== 'http';
  const withAccount = logsByRole && !main.includes('const account = ');
  const imports = `${withAccount ? accountImport : ''}import { ${camel} } from './config/${folder}';\nimport { ${pascal}Stack } from './stacks/${folder}/${folder}-stack';\n`;
  const settings = `${camel}[environment.name]`;
  const found = `${camel}Settings`;
  const account = logsByRole ? ', account' : '';
  const made = (given: string) => `new ${pascal}Stack(app, environment, ${given}${account});`;
  const statement =
    api.environments.length === environments.length
      ? `  ${made(settings)}\n`
      : `  const ${found} = ${settings};\n  if (${found} !== undefined) ${made(found)}\n`;
  const composed = withAccount ? main.replace(loop, `${loop}  const account = accountOf(app, environment);\n`) : main;
  const end = composed.lastIndexOf('\n}\n\napp.synth();');
  if (end === -1) return undefined;
  return `${imports}${composed.slice(0, end + 1)}${statement}${composed.slice(end + 1)}`;
}

const loop = 'for (const environment of environments) {\n';

/** What a main.ts without any REST or WebSocket API does not have yet. */
const accountImport = "import { accountOf } from './stacks/account/account-of';\n";
