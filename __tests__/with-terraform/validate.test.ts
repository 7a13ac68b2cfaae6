import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, inject, test } from 'vitest';
import { type Diagnostic, diagnosticsIn, textOf } from './diagnostics';
import { providerVersion } from './provider-mirror';
import { output, stackNames } from './synthesized';

/** Judges a copy of what synth wrote for one stack. */
function diagnosticsOf(stack: string): Promise<Diagnostic[]> {
  const cwd = join(inject('folder'), 'validated', stack);
  cpSync(join(output(), 'stacks', stack), cwd, { recursive: true });
  return diagnosticsIn(cwd);
}

describe.concurrent(`provider ${providerVersion}`, () => {
  test.for(stackNames())('takes %s', async (stack, { annotate, expect }) => {
    const diagnostics = await diagnosticsOf(stack);
    const messagesOf = (severity: Diagnostic['severity']) =>
      diagnostics.filter((one) => one.severity === severity).map(textOf);
    for (const warning of messagesOf('warning')) await annotate(warning, 'warning');
    expect(messagesOf('error')).toEqual([]);
  });
});
