import { createRequire } from 'node:module';
import { build } from 'esbuild';

/** What is made of `findings.ts`. */
type Lint = (files: readonly string[]) => Promise<number>;

/** Lints workflows with GitHub's own validator. It is bundled with ours, because node cannot load its JSON files as it is. */
export async function main(files: readonly string[], root: string): Promise<number> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/lint-workflows/findings.ts'],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
    logLevel: 'error',
  });
  const module: { exports: { lint?: Lint } } = { exports: {} };
  const code = new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '');
  code(module, module.exports, createRequire(`${root}package.json`));
  return (await module.exports.lint?.(files)) ?? 2;
}
