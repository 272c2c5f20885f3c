import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from '../../core/session/session.ts';
import { openSession } from '../../core/session/openSession.ts';
import { DEFAULT_VIEW } from '../../core/view/viewState.ts';
import type { PowerView, ViewState } from '../../core/view/viewState.ts';
import { createStatements } from '../contract/sourceFile.ts';
import type { TableSpecs } from '../contract/sourceFile.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import { openWasmEngine } from '../testing/wasmEngine.ts';

/** A file opened as a person would, in this process's engine. */
export interface OpenedFile {
  readonly session: Session;
  readonly engine: NativeEngine;
}

/** Makes the tables, opens a session on them, hands it to `check`, and another that reads them folded where it can, and closes the engine. */
export async function withPower(specs: TableSpecs, check: (file: OpenedFile) => Promise<void>): Promise<void> {
  const engine = await openNativeEngine();
  try {
    for (const sql of ["ATTACH ':memory:' AS src", ...createStatements(specs)]) await engine.run({ sql });
    const tables = await engine.tables('src');
    await check({ engine, session: await openSession(engine, tables) });
    await engine.run({ sql: 'DROP SCHEMA bench CASCADE' });
    const folded = await openSession(engine, tables, { foldAboveRows: 0 });
    await folded.finish();
    await check({ engine, session: folded });
  } finally {
    engine.close();
  }
}

/** A database file opened by both engines. */
export interface OpenedTwice {
  readonly native: Session;
  readonly wasm: Session;
  readonly close: () => void;
}

export async function openTwice(write: (path: string) => Promise<void>): Promise<OpenedTwice> {
  const folder = mkdtempSync(join(tmpdir(), 'power-'));
  const path = join(folder, 'file.duckdb');
  await write(path);
  const native = await openNativeEngine();
  const wasm = await openWasmEngine();
  await native.attach(path);
  await wasm.attach(path);
  const tables = await native.tables('src');
  return {
    native: await openSession(native, tables),
    wasm: await openSession(wasm, tables),
    close() {
      native.close();
      wasm.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Writes a database file by statements about the catalogue `src`. */
export async function writeFile(path: string, statements: readonly string[]): Promise<void> {
  const engine = await openNativeEngine();
  try {
    for (const sql of [`ATTACH '${path.replaceAll("'", "''")}' AS src`, ...statements, 'CHECKPOINT src', 'DETACH src']) await engine.run({ sql });
  } finally {
    engine.close();
  }
}

export function powerView(power: Partial<PowerView>, view: Partial<ViewState> = {}): ViewState {
  return { ...DEFAULT_VIEW, ...view, page: 'power', power: { ...DEFAULT_VIEW.power, chart: 'samples', ...power } };
}
