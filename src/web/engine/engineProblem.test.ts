import { describe, expect, test } from 'vitest';
import { QueryError } from '../../core/engine/engine.ts';
import { brokenReasonOf, EngineBroken } from './engineBroken.ts';
import { problemOfEngineError } from './engineProblem.ts';

const refused = (message: string): QueryError => new QueryError('q', 'SELECT 1', message, { cause: new Error(message) });

describe('problemOfEngineError', () => {
  test.each([
    ['IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 12288', 'corrupt-block'],
    ['IO Error: Failure while replaying WAL file "/drop/1.duckdb.wal": Corrupt WAL file: entry at byte position 73', 'corrupt-wal'],
    ['IO Error: Trying to read a database file with version number 69, but we can only read versions between 64 and 68.', 'newer-duckdb'],
    ['IO Error: Trying to read a database file with version number 51, but we can only read versions between 64 and 68.', 'older-duckdb'],
    ['Catalog Error: Cannot open encrypted database "x" without a key', 'encrypted'],
    ['IO Error: The file "x" exists, but it is not a valid DuckDB database file!', 'not-a-database'],
    ['Out of Memory Error: failed to allocate data of size 64.0 KiB', 'out-of-memory'],
    ["Invalid Error: NotReadableError: Failed to execute 'readAsArrayBuffer' on 'FileReaderSync'", 'file-changed'],
    ['Binder Error: something else', 'unknown'],
  ])('%s', (message, kind) => {
    expect(problemOfEngineError(refused(message), 'x.duckdb')).toMatchObject({ kind, name: 'x.duckdb' });
  });

  test.each([
    ['hung', 'engine-hung'],
    ['crashed', 'engine-crashed'],
    ['out-of-memory', 'out-of-memory'],
  ] as const)('an engine that %s', (reason, kind) => {
    expect(problemOfEngineError(new EngineBroken(reason, 'detail'), 'x')).toEqual({ kind, name: 'x', detail: 'detail' });
  });
});

describe('brokenReasonOf', () => {
  test.each(['memory access out of bounds', 'unreachable', 'table index is out of bounds', 'function signature mismatch', 'null function or function signature mismatch', 'FATAL Error: database has been invalidated'])(
    '%s means a corrupt engine',
    (message) => {
      expect(brokenReasonOf(message)).toBe('crashed');
    },
  );

  test('clean refusals leave the engine whole', () => {
    expect(brokenReasonOf('Out of Memory Error: failed to allocate data of size 64.0 KiB (2.7 GiB/2.7 GiB used)')).toBeNull();
    expect(brokenReasonOf('Binder Error: Referenced column "nope" was not found')).toBeNull();
    expect(brokenReasonOf('std::bad_alloc')).toBe('out-of-memory');
  });
});
