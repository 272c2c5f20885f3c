import { sha256 } from '../files/sha256.ts';

/** SHA-256 of a file, lower-case hexadecimal; the browser's own wherever the page was loaded securely. */
export async function digestFile(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return sha256(bytes);
  return Array.from(new Uint8Array(await subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
