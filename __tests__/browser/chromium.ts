import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type LaunchOptions } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of this run takes connections. */
    readonly browser: string;
  }
}

/** Starts one browser for all tests of a run, and ends it with them. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({ ...(await theBrowser()), args });
  provide('browser', server.wsEndpoint());
  return () => server.close();
}

/** Text is drawn alike on every machine; whoever runs as root, as containers do, has no sandbox. */
const args = ['--no-sandbox', '--font-render-hinting=none'];

/** The package holds Chromium for Linux on x64. Elsewhere the Chrome that is installed is taken. */
async function theBrowser(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const before = { ...process.env };
  // Asked so, the package unpacks the libraries and fonts that Chromium needs as well, and names them in the environment.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    const executablePath = await packed.executablePath();
    return { executablePath, env: { ...process.env, FONTCONFIG_FILE: fontsBelow(tmpdir()) } };
  } finally {
    restore(before);
  }
}

/** Chromium crashes without a font; the list that comes with these names /tmp, wherever they are unpacked. */
function fontsBelow(folder: string): string {
  const file = join(folder, 'fonts.conf');
  const [fonts, cache] = [join(folder, 'fonts'), join(folder, 'fonts-cache')];
  writeFileSync(file, `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`);
  return file;
}

function restore(before: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
}
