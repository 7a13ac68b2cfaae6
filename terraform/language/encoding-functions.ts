import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { parse, stringify } from 'yaml';
import { onText, type TerraformFunction } from './text-functions';
import { holdsUnknown, type Value } from './value';

/** Digests of bytes, by the names that functions have without and with `file`. */
export const digests: Readonly<Record<string, (bytes: Buffer) => string>> = {
  md5: (bytes) => createHash('md5').update(bytes).digest('hex'),
  sha1: (bytes) => createHash('sha1').update(bytes).digest('hex'),
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  sha512: (bytes) => createHash('sha512').update(bytes).digest('hex'),
  base64sha256: (bytes) => createHash('sha256').update(bytes).digest('base64'),
  base64sha512: (bytes) => createHash('sha512').update(bytes).digest('base64'),
};

const ofText = Object.fromEntries(
  Object.entries(digests).map(([name, digest]) => [name, onText((text) => digest(Buffer.from(text)))]),
);

function yamlDecoded(text: Value | undefined): Value | undefined {
  try {
    return typeof text === 'string' ? (parse(text) as Value) : undefined;
  } catch {
    return undefined;
  }
}

const urlEncoded = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');

/** The id that RFC 4122 makes of a name, as `uuidv5` does. */
function uuidOf(namespace: string, name: string): string | undefined {
  const known: Readonly<Record<string, string>> = { dns: '0', url: '1', oid: '2', x500: '4' };
  const digit = known[namespace];
  const base = digit === undefined ? namespace : `6ba7b81${digit}-9dad-11d1-80b4-00c04fd430c8`;
  const bytes = createHash('sha1')
    .update(Buffer.from(base.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Terraform's functions that encode, decode and digest. */
export const encodingFunctions: Readonly<Record<string, TerraformFunction>> = {
  ...ofText,
  base64decode: onText((text) => Buffer.from(text, 'base64').toString()),
  base64encode: onText((text) => Buffer.from(text).toString('base64')),
  base64gzip: onText((text) => gzipSync(text).toString('base64')),
  urlencode: onText(urlEncoded),
  uuidv5: onText((namespace, name) => (name === undefined ? undefined : uuidOf(namespace, name))),
  yamldecode: yamlDecoded,
  yamlencode: (value) => (value === undefined || holdsUnknown(value) ? undefined : stringify(value)),
};
