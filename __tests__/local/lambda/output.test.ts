import { describe, expect, it } from 'vitest';
import { runFunction } from '../support/functions';

async function linesOf(statement: string, given: object = {}): Promise<string[]> {
  const { invoke, events } = await runFunction(`export const handler = async () => { ${statement} };`, given);
  await invoke('f');
  return events.flatMap((event) => (event.event === 'log' ? event.line : []));
}

describe('what a function writes', () => {
  it('is a line with time, request and level', async () => {
    const [line = ''] = await linesOf('console.warn("low", { left: 2 });');

    expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z\t[0-9a-f-]{36}\tWARN\tlow \{ left: 2 \}$/);
  });

  it('is JSON when the document asks for it', async () => {
    const [line = ''] = await linesOf('console.log("low");', { logging_config: { log_format: 'JSON' } });

    expect(JSON.parse(line)).toEqual({
      timestamp: expect.any(String),
      level: 'INFO',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      message: 'low',
    });
  });

  it('as JSON tells errors by their members', async () => {
    const [line = ''] = await linesOf('console.error("failed", new TypeError("no"));', {
      logging_config: { log_format: 'JSON' },
    });

    expect(JSON.parse(line)).toMatchObject({
      level: 'ERROR',
      errorType: 'TypeError',
      errorMessage: 'no',
      stackTrace: expect.any(Array),
    });
  });

  it('as JSON is left out below its level', async () => {
    const logging_config = { log_format: 'JSON', application_log_level: 'WARN' };

    expect(await linesOf('console.info("a"); console.debug("b");', { logging_config })).toEqual([]);
  });

  it('without console goes line by line as it stands', async () => {
    expect(await linesOf('process.stdout.write("one\\ntw"); process.stdout.write("o\\n");')).toEqual(['one', 'two']);
  });
});
