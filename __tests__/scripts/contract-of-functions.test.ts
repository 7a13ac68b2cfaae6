import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractOf } from '../../scripts/bundle/contract.mjs';

const project = resolve(__dirname, '../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-contract-'));
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  cpSync(join(project, 'package.json'), join(folder, 'package.json'));
  mkdirSync(join(folder, 'functions/notes'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string, routes: readonly string[] = ['GET /notes']) => {
  writeFileSync(join(folder, 'functions/notes/contract.ts'), text);
  return contractOf(folder, 'notes', routes);
};

const notes = (body: string, route = 'GET /notes') => `import * as z from 'zod/mini';
const note = z.object({ text: z.nullable(z.string()), size: z.int().check(z.gt(0)) });
export const contract = {
  schemas: { Note: note, Notes: z.array(note) },
  operations: { '${route}': { summary: 'Read notes', answers: { 200: { description: 'Notes', body: ${body} } } } },
};
`;

describe('the contract beside a handler', () => {
  it('is written as JSON schemas of drafts that documents and models have', async () => {
    const { contract } = (await read(notes('note'))) ?? {};

    expect(contract?.schemas.Notes).toEqual({ type: 'array', items: { $ref: '#/components/schemas/Note' } });
    expect(contract?.schemas.Note).toMatchObject({ properties: { text: { type: 'string', nullable: true } } });
    expect(contract?.models.Note).toMatchObject({
      properties: { text: { type: ['string', 'null'] }, size: { minimum: 0, exclusiveMinimum: true } },
    });
    expect(contract?.operations['GET /notes']?.answers['200']?.body).toBe('Note');
  });

  it('is nothing where there is none', async () => {
    expect(await contractOf(folder, 'letters', [])).toBeUndefined();
  });

  it.each([
    [
      notes('z.string()'),
      'functions/notes/contract.ts: the body of GET /notes, 200 must be one of schemas. Give it a name there.',
    ],
    [
      notes('note', 'GET /letters'),
      'functions/notes/contract.ts: must tell of GET /notes, which handler.ts serves. Add it to operations.',
    ],
    ['export const contracts = 1;', 'functions/notes/contract.ts: must export contract, with schemas and operations.'],
    ["throw new Error('out of paper');", 'functions/notes/contract.ts: must be readable, and fails: out of paper'],
  ])('is refused in one line when it is wrong', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it.each([
    ['z.date()', 'At must be what JSON can say: Date cannot be represented in JSON Schema'],
    [
      'z.string().check(z.regex(/^\\p{L}$/u))',
      'At must have regular expressions without \\p{…}, \\u{…} and look behind, has ^\\p{L}$. API Gateway reads others.',
    ],
  ])('has no schema such as %s, which would mean something else elsewhere', async (schema, message) => {
    const text = `import * as z from 'zod/mini';\nexport const contract = { schemas: { At: ${schema} }, operations: {} };`;

    await expect(read(text, [])).rejects.toThrow(`functions/notes/contract.ts: ${message}`);
  });

  it('tells of nothing that the handler does not serve', async () => {
    await expect(read(notes('note'), [])).rejects.toThrow(
      'functions/notes/contract.ts: must tell of what handler.ts serves, told of GET /notes. Take it out of operations.',
    );
  });
});
