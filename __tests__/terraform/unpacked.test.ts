import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpacked } from '../../terraform/documents/unpacked';

let folder = '';
const gzip = () => join(folder, 'program.wasm.gz');
const kept = () => join(folder, 'program.wasm');
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unpacked-'));
  writeFileSync(gzip(), gzipSync('a program'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('what a gzip holds', () => {
  it('is unpacked', () => {
    expect(textOf(unpacked(gzip()))).toBe('a program');
  });

  it('is kept beside it', () => {
    unpacked(gzip());

    expect(readFileSync(kept(), 'utf8')).toBe('a program');
  });

  it('is read where it was kept', () => {
    unpacked(gzip());
    // All but the checksum at the end is lost: what cannot be unpacked any more can have been read alone.
    const packed = readFileSync(gzip());
    writeFileSync(gzip(), packed.fill(0, 0, packed.length - 8));

    expect(textOf(unpacked(gzip()))).toBe('a program');
  });

  it.each([
    ['was cut off', 'a prog'],
    ['is of another version', 'a pr0gram'],
  ])('is unpacked again where what was kept %s', (_, before) => {
    writeFileSync(kept(), before);

    expect(textOf(unpacked(gzip()))).toBe('a program');
    expect(readFileSync(kept(), 'utf8')).toBe('a program');
  });

  it('is unpacked where it cannot be kept', () => {
    // A folder of that name takes its place, for whoever runs this: root may write where nobody may.
    mkdirSync(kept());

    expect(textOf(unpacked(gzip()))).toBe('a program');
  });
});
