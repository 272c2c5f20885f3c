import type { SourceTable } from '../../core/source/table.ts';
import { openSession } from '../../core/session/openSession.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import type { Opened } from './sameAnswers.ts';

export const NOW_MS = Date.UTC(2026, 10, 23);

/** What one set of statements made, opened row by row and folded. */
export interface OpenedBoth extends Opened {
  readonly engine: NativeEngine;
  readonly tables: readonly SourceTable[];
}

/** So few that also a small table is folded, and its readings are joined, in parts. */
const FOLD_AT_ONCE = 40;

/** Runs statements about the catalogue `src` in two engines, opens a session on each, and hands both to `check`. */
export async function withBoth(statements: readonly string[], check: (opened: OpenedBoth) => Promise<void>, catalogs: readonly string[] = ['src']): Promise<void> {
  const engines = [await openNativeEngine(), await openNativeEngine()] as const;
  try {
    for (const engine of engines) for (const sql of [...catalogs.map((name) => `ATTACH ':memory:' AS ${name}`), ...statements]) await engine.run({ sql });
    const tables: SourceTable[] = [];
    for (const name of catalogs) tables.push(...(await engines[1].tables(name)));
    const stored = await openSession(engines[0], tables, { now: () => NOW_MS });
    await check({ stored, folded: await openSession(engines[1], tables, { now: () => NOW_MS, foldAboveRows: 0, foldAtOnce: FOLD_AT_ONCE }), engine: engines[1], tables });
  } finally {
    for (const engine of engines) engine.close();
  }
}
