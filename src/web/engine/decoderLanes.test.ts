import { expect, test, vi } from 'vitest';
import type { OpenedParquet } from '../files/parquetWire.ts';
import { decodeInOrder, slicesOf, type Lane } from './decoderLanes.ts';

const opened = (...rows: number[]): OpenedParquet => ({ schema: new Uint8Array(), rowGroups: rows.map((count) => ({ rows: count, bytes: count })) });

test('row groups too large for the decoder are sliced, empty ones left out', () => {
  const rowGroups = [{ rows: 10, bytes: 1 }, { rows: 0, bytes: 0 }, { rows: 11, bytes: 300 * 1024 * 1024 }];
  expect(slicesOf({ rowGroups })).toEqual([
    { rowGroup: 0, offset: 0, limit: 10 },
    { rowGroup: 2, offset: 0, limit: 4 },
    { rowGroup: 2, offset: 4, limit: 4 },
    { rowGroup: 2, offset: 8, limit: 3 },
  ]);
});

class FakeLane implements Lane {
  static underWay = 0;
  static most = 0;
  readonly asked: number[] = [];
  openings = 0;

  open(): Promise<OpenedParquet> {
    this.openings += 1;
    return Promise.resolve(opened());
  }

  async read(rowGroup: number): Promise<Uint8Array<ArrayBuffer>> {
    this.asked.push(rowGroup);
    FakeLane.underWay += 1;
    FakeLane.most = Math.max(FakeLane.most, FakeLane.underWay);
    // Later ones are ready sooner.
    for (let turn = 0; turn < 12 - rowGroup; turn += 1) await Promise.resolve();
    FakeLane.underWay -= 1;
    return Uint8Array.of(rowGroup);
  }
}

test('slices come in their order, decoded by turns and no more than few ahead', async () => {
  const lanes = [new FakeLane(), new FakeLane()];
  const found: number[] = [];
  const slices = decodeInOrder(lanes, new Blob(), [], opened(1, 1, 1, 1, 1, 1, 1));
  // Before anybody takes one.
  await vi.waitFor(() => expect(lanes.map(({ asked }) => asked)).toEqual([[0, 2], [1]]));
  for await (const { ipc } of slices) found.push(ipc[0] ?? -1);
  expect(found).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(lanes.map(({ asked }) => asked)).toEqual([[0, 2, 4, 6], [1, 3, 5]]);
  // The first was open already.
  expect(lanes.map(({ openings }) => openings)).toEqual([0, 1]);
  expect(FakeLane.most).toBeLessThanOrEqual(3);
});

test('a slice that cannot be read ends the reading', async () => {
  const broken = new FakeLane();
  broken.read = (rowGroup) => (rowGroup === 1 ? Promise.reject(new Error('damaged')) : Promise.resolve(Uint8Array.of(rowGroup)));
  const found: number[] = [];
  await expect(async () => {
    for await (const { ipc } of decodeInOrder([broken], new Blob(), [], opened(1, 1, 1))) found.push(ipc[0] ?? -1);
  }).rejects.toThrow('damaged');
  expect(found).toEqual([0]);
});
