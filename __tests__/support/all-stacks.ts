import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Backend } from '../../config/environment';
import { environments } from '../../config/environments';
import { stacksIn } from '../../scripts/shared/synthesized';
import type { JsonObject } from '../../terraform/documents/json-object';

/** The JSON of every stack by its name, as main.ts writes it where all environments keep their state so. */
export async function allStacksKeptIn(backend: Backend): Promise<Map<string, JsonObject>> {
  const outdir = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  vi.stubEnv('CDKTF_OUTDIR', outdir);
  vi.doMock('../../config/environments', () => ({ environments: environments.map((one) => ({ ...one, backend })) }));
  try {
    vi.resetModules();
    await import('../../main');
    return stacksIn(outdir);
  } finally {
    vi.doUnmock('../../config/environments');
    rmSync(outdir, { recursive: true, force: true });
  }
}
