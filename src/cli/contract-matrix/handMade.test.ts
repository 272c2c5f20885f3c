import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';

import { openSession } from '../../core/session/openSession.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';
import type { Contract } from './compare.ts';
import { anyView, cellsOf, expectEvidence, expectHandSql, expectOptions, expectView, viewOf } from './compare.ts';
import type { HandMade } from './handMade.ts';
import { makeBuried, makeHandMade, writeHandMade } from './handMade.ts';

const folder = mkdtempSync(join(tmpdir(), 'hand-made-'));
afterAll(() => rmSync(folder, { recursive: true }));

const READINGS = ['row by row', 'folded'] as const;
type Reading = (typeof READINGS)[number];

interface Opened extends Contract {
  readonly onFile: NativeEngine;
  close(): void;
}

/** Opens a drawn database row by row, or folded as if it were large. */
async function open(name: string, made: HandMade, reading: Reading = 'row by row'): Promise<Opened> {
  const path = join(folder, `${name}.duckdb`);
  const writer = await openNativeEngine({ path });
  await writeHandMade(writer, made);
  writer.close();
  copyFileSync(path, `${path}.copy`);
  const engine = await openNativeEngine();
  await engine.attach(path);
  const onFile = await openNativeEngine({ path: `${path}.copy` });
  const session = await openSession(engine, await engine.tables('src'), reading === 'folded' ? { foldAboveRows: 0 } : {});
  expect(session.isFinished).toBe(reading === 'row by row');
  await session.finish();
  return {
    session,
    rows: made.rows,
    onFile,
    close() {
      engine.close();
      onFile.close();
    },
  };
}

describe.each([[11, 'row by row'], [12, 'row by row'], [13, 'folded']] as const)('a small database of awkward shapes, drawn from seed %i and read %s', (seed, reading) => {
  test('agrees with the rows it was made of', async () => {
    const opened = await open(`drawn-${seed}`, makeHandMade(seed), reading);
    const { dataset } = opened.session;
    expect(dataset.results).toBe(opened.rows.length);
    expect(dataset.models.map((model) => model.name)).toContain('Gamma');
    for (const kind of ['state', 'score', 'pass-rate', 'count', 'age'] as const) await expectView(opened, viewOf({ content: { kind } }));
    for (const metric of ['latency', 'throughput', 'memory', 'power'] as const) {
      for (const statistic of ['best', 'median'] as const) await expectView(opened, viewOf({ content: { kind: 'metric', metric, statistic } }));
    }
    await fc.assert(fc.asyncProperty(anyView(dataset), (view) => expectView(opened, view)), { seed, numRuns: 60 });
    await expectOptions(opened, viewOf());
    await fc.assert(fc.asyncProperty(anyView(dataset), (view) => expectOptions(opened, { ...view, content: { kind: 'state' } })), { seed, numRuns: 8 });
    opened.close();
  });
});

test.each(READINGS)('the rows behind each cell are shown, and the SQL finds them, %s', async (reading) => {
  const opened = await open(`cells ${reading}`, makeHandMade(3), reading);
  const view = viewOf({ expanded: ['cuda', 'cpu', 'weird chip'] });
  // The SQL does not depend on how a file was read: a part of the cells says as much.
  const cells = cellsOf(await opened.session.matrix(view)).filter((_, index) => reading === 'row by row' || index % 5 === 0);
  for (const { address, cell } of cells) {
    await expectHandSql(opened, opened.onFile, view, address, await expectEvidence(opened, view, address, cell));
  }
  opened.close();
});

test.each(READINGS)('more rows than are shown: the total is right, and no row is marked that did not decide, %s', async (reading) => {
  const opened = await open(`buried ${reading}`, makeBuried(), reading);
  const matrix = await opened.session.matrix(viewOf());
  const cells = cellsOf(matrix).filter(({ address }) => address.hardwareType === 'tpu');
  for (const { address, cell } of cells) await expectEvidence(opened, viewOf(), address, cell);
  const of = (model: string) => opened.session.evidence(viewOf(), { model, hardwareType: 'tpu', device: null });
  const buried = await of('Alpha');
  expect([buried.total, buried.rows.length, buried.rows.filter((row) => row.decided).length]).toEqual([621, 500, 0]);
  expect(cells.find(({ address }) => address.model === 'Alpha')?.cell.decision).toMatchObject({ state: 'failing', tier: 'observed' });
  const many = await of('Beta-2');
  expect([many.total, many.rows.length]).toEqual([640, 500]);
  expect(many.rows.filter((row) => row.decided).map((row) => row.device ?? '').toSorted((left, right) => left.localeCompare(right))).toEqual(['v4', 'v5']);
  expect(many.rows.slice(0, 4).some((row) => row.decided)).toBe(true);
  opened.close();
});

test('a cell that is not in the file, or not in view, has no rows', async () => {
  const opened = await open('absent', makeHandMade(2));
  for (const address of [{ model: 'nobody', hardwareType: 'cuda', device: null }, { model: 'Alpha', hardwareType: 'vulkan', device: null }, { model: 'Alpha', hardwareType: 'cuda', device: 'no such' }]) {
    expect(await opened.session.evidence(viewOf(), address)).toMatchObject({ rows: [], total: 0 });
  }
  expect(await opened.session.evidence(viewOf({ filters: { hardware: ['cpu'] } }), { model: 'Alpha', hardwareType: 'cuda', device: null })).toMatchObject({ rows: [], total: 0 });
  opened.close();
});
