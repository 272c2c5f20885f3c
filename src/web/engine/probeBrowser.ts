/** Names what this browser lacks to run the engine; empty when nothing. */
export function probeBrowser(scope: typeof globalThis = globalThis): string[] {
  const missing: string[] = [];
  if (typeof scope.WebAssembly !== 'object') missing.push('WebAssembly');
  else if (!catchesInWasm(scope)) missing.push('WebAssembly exceptions');
  if (typeof scope.Worker !== 'function') missing.push('web workers');
  if (typeof scope.Blob !== 'function' || typeof scope.URL?.createObjectURL !== 'function') missing.push('Blob addresses');
  if (typeof scope.BigInt64Array !== 'function') missing.push('64-bit integers');
  if (typeof scope.Blob === 'function' && typeof scope.Blob.prototype.arrayBuffer !== 'function') missing.push('Blob.arrayBuffer');
  return missing;
}

/** A module of one function: `try; catch_all; end`. */
const CATCHING = [
  [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  [0x01, 0x04, 0x01, 0x60, 0x00, 0x00],
  [0x03, 0x02, 0x01, 0x00],
  [0x0a, 0x08, 0x01, 0x06, 0x00, 0x06, 0x40, 0x19, 0x0b, 0x0b],
].flat();

function catchesInWasm(scope: typeof globalThis): boolean {
  try {
    return scope.WebAssembly.validate(Uint8Array.from(CATCHING));
  } catch {
    return false;
  }
}
