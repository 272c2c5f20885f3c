import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { exportNames, slimEngine } from './slimEngine.ts';

const require = createRequire(import.meta.url);
const read = (file: string): Buffer => readFileSync(require.resolve(`@duckdb/duckdb-wasm/dist/${file}`));

test('the engine keeps what its script asks for, and all that comes after', () => {
  const program = read('duckdb-eh.wasm');
  const slim = slimEngine(program, read('duckdb-browser-eh.worker.js').toString());
  const names = exportNames(slim);
  expect(names).toEqual(expect.arrayContaining(['duckdb_web_open', 'duckdb_web_pending_query_start', 'malloc', '__wasm_call_ctors', '__wasm_apply_data_relocs', '__get_exception_message']));
  expect(names.length).toBeLessThan(1_000);
  expect(exportNames(program).filter((name) => names.includes(name))).toEqual(names);
  const codeBytes = 27_000_000;
  expect(Buffer.from(slim).subarray(-codeBytes).equals(program.subarray(-codeBytes))).toBe(true);
  expect(program.length - slim.length).toBeGreaterThan(7_000_000);
});

test('what is no program, is cut short, or belongs to another script is refused', () => {
  const program = read('duckdb-eh.wasm');
  expect(() => slimEngine(Uint8Array.of(1, 2, 3), 'malloc')).toThrow('no WebAssembly');
  expect(() => slimEngine(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 7), 'malloc')).toThrow('cut short');
  expect(() => slimEngine(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), 'malloc')).toThrow('none of its exports');
  expect(exportNames(slimEngine(program, 'malloc'))).not.toContain('free');
});
