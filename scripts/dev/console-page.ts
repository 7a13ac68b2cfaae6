import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsoleFiles } from '../../local/console/interface';

/** Builds the page of the console. */
export async function consolePage(root: string): Promise<ConsoleFiles> {
  const folder = join(root, 'local/console/page');
  const [html, style, script] = await Promise.all([
    readFile(join(folder, 'page.html'), 'utf8'),
    readFile(join(folder, 'page.css'), 'utf8'),
    scriptOf(join(folder, 'main.tsx')),
  ]);
  return { html, style, script };
}

/** The page's code as one file, its view library included. */
async function scriptOf(entry: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
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
  return outputFiles[0]?.text ?? '';
}
