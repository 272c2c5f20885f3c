import { expect, test } from 'vitest';

import type { Engine } from '../../core/engine/engine.ts';
import { NUMBER, TEXT } from '../../core/engine/row.ts';
import { createStatements } from '../../core/store/ddl.ts';
import { openNativeEngine } from '../engine.ts';
import { openWasmEngine } from '../testing/wasmEngine.ts';

test.each(['native', 'wasm'] as const)('an empty database is made in any catalogue, and its keys fill themselves (%s)', async (kind) => {
  const engine = kind === 'native' ? await openNativeEngine() : await openWasmEngine();
  try {
    await fill(engine);
    const rows = await engine.ask({ name: 'models', sql: 'SELECT model_id::DOUBLE AS id, model_name AS name FROM "saved as".main.models ORDER BY 1', row: { id: NUMBER, name: TEXT } });
    expect(rows).toEqual([{ id: 1, name: 'a' }, { id: 2, name: 'b' }]);
  } finally {
    engine.close();
  }
});

async function fill(engine: Pick<Engine, 'run'>): Promise<void> {
  for (const sql of ["ATTACH ':memory:' AS \"saved as\"", ...createStatements('saved as'), "INSERT INTO \"saved as\".main.models (model_name) VALUES ('a'), ('b')"]) await engine.run({ sql });
}
