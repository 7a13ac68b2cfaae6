import { createHash } from 'node:crypto';

/** The `source_code_hash` that a stack gives Lambda for a zip. */
export const sourceCodeHash = (zip: Uint8Array): string => createHash('sha256').update(zip).digest('base64');
