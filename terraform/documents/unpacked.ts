import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, gunzipSync } from 'node:zlib';

/**
 * What a gzip holds. It is kept beside the gzip, since to unpack 6 MB takes longer than to read HCL does. A gzip ends with the checksum of
 * what it holds, so what was kept of another version, or cut off, is known for what it is.
 */
export function unpacked(gzip: string): Uint8Array<ArrayBuffer> {
  const packed = readFileSync(gzip);
  const kept = gzip.replace(/\.gz$/, '');
  const before = readIfThere(kept);
  if (before && crc32(before) === packed.readUInt32LE(packed.length - 8)) return before;
  const content = gunzipSync(packed);
  try {
    writeFileSync(kept, content);
  } catch {
    // A folder that may not be written costs the time of unpacking again.
  }
  return content;
}

function readIfThere(path: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
