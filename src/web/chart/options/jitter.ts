/** A place between −1 and 1 for the n-th of many: scattered, and always the same (Wang's integer hash). */
export function jitter(index: number): number {
  let hash = index | 0;
  hash = (hash ^ 61) ^ (hash >>> 16);
  hash = Math.imul(hash, 9);
  hash ^= hash >>> 4;
  hash = Math.imul(hash, 0x27d4_eb2d);
  hash ^= hash >>> 15;
  return ((hash >>> 0) / 0xffff_ffff) * 2 - 1;
}
