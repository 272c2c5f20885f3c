import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';

import type { Engine } from '../../core/engine/engine.ts';
import { openSession } from '../../core/session/openSession.ts';
import { DEFAULT_VIEW } from '../../core/view/viewState.ts';
import { openNativeEngine } from '../engine.ts';
import { writeFile } from '../contract-power/powerFile.ts';
import { openWasmEngine } from '../testing/wasmEngine.ts';
import { drawDatabase } from './drawDatabase.ts';
import type { Drawn } from './drawDatabase.ts';
import { NOW_MS } from './openBoth.ts';
import { anyPageView, expectSameAnswers, expectSameFirstMatrix, plain } from './sameAnswers.ts';

const folder = mkdtempSync(join(tmpdir(), 'folded-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A database, and which views of it are asked for. */
const anyCase = fc.record({ seed: fc.nat(), results: fc.integer({ min: 0, max: 150 }), tests: fc.integer({ min: 0, max: 80 }), power: fc.integer({ min: 0, max: 40 }), views: fc.nat() });

interface Attachable extends Engine {
  attach(path: string): Promise<void>;
  close(): void;
}

let files = 0;

/** Opens a drawn database row by row and folded, and compares what both answer to views drawn from it; tells whether it was folded at all. */
async function compareAnswers(open: () => Promise<Attachable>, { views, ...drawn }: Drawn & { readonly views: number }, viewCount: number): Promise<boolean> {
  const path = join(folder, `${(files += 1)}.duckdb`);
  await writeFile(path, drawDatabase(drawn));
  const lister = await openNativeEngine();
  const engines = [await open(), await open()] as const;
  try {
    await lister.attach(path);
    const tables = await lister.tables('src');
    for (const engine of engines) await engine.attach(path);
    const stored = await openSession(engines[0], tables, { now: () => NOW_MS });
    const folded = await openSession(engines[1], tables, { now: () => NOW_MS, foldAboveRows: 0 });
    const isFolded = !folded.isFinished;
    await expectSameFirstMatrix({ stored, folded }, DEFAULT_VIEW);
    await folded.finish();
    expect(plain(folded.dataset)).toEqual(plain(stored.dataset));
    if (isFolded) for (const [index, view] of fc.sample(anyPageView(stored.dataset), { seed: views, numRuns: viewCount }).entries()) await expectSameAnswers({ stored, folded }, view, views + 5 * index);
    return isFolded;
  } finally {
    for (const engine of [lister, ...engines]) engine.close();
  }
}

test('a folded file answers as the same file row by row', async () => {
  let folds = 0;
  await fc.assert(fc.asyncProperty(anyCase, async (one) => {
    folds += Number(await compareAnswers(openNativeEngine, one, 1));
  }), { seed: 7, numRuns: 14, endOnFailure: true });
  expect(folds).toBeGreaterThan(11);
});

test('in the browser’s engine, too', async () => {
  await fc.assert(fc.asyncProperty(anyCase, async (one) => {
    await compareAnswers(openWasmEngine, one, 1);
  }), { seed: 8, numRuns: 2, endOnFailure: true });
});
