import { expect, test } from 'vitest';
import { probeBrowser } from './probeBrowser.ts';

test('names what is missing', () => {
  const whole = { WebAssembly, Worker: () => undefined, Blob, URL: { createObjectURL: () => '' }, BigInt64Array } as unknown as typeof globalThis;
  expect(probeBrowser(whole)).toEqual([]);
  const old = { WebAssembly: { validate: () => false }, Blob, URL: {} } as unknown as typeof globalThis;
  expect(probeBrowser(old)).toEqual(['WebAssembly exceptions', 'web workers', 'Blob addresses', '64-bit integers']);
});
