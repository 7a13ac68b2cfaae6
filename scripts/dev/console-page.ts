import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsoleFiles } from '../../local/console/interface';

/** Builds the page of the console: its code as one file, view library included, and its styles as another. */
export async function consolePage(root: string): Promise<ConsoleFiles> {
  const page = join(root, 'local/console/page/page.html');
  const [html, built] = await Promise.all([readFile(page, 'utf8'), builtIn(root)]);
  return { html, style: built('.css'), script: built('.js') };
}

/** What esbuild makes of the page's code and styles, by the ends of their names. */
async function builtIn(root: string): Promise<(end: string) => string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['local/console/page/main.tsx', 'local/console/page/page.css'],
    outdir: 'dist/console',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return (end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
}
