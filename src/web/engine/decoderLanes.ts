import { compileDecoder, ParquetDecoder } from '../files/parquet.ts';
import type { ColumnLabels } from '../files/labelCodes.ts';
import type { OpenedParquet } from '../files/parquetWire.ts';

/** Rows of one row group that are decoded at once. */
export interface Slice {
  readonly rowGroup: number;
  readonly offset: number;
  readonly limit: number;
}

/** Larger row groups are decoded in slices, each from the group's start again: slower, but the decoder's memory stays small. */
const SLICE_BYTES = 128 * 1024 * 1024;
/** With slices larger than this none waits while the engine takes one. */
const LARGE_SLICE_BYTES = 48 * 1024 * 1024;

/** What decodes the rows of one file at a time. */
export type Lane = Pick<ParquetDecoder, 'open' | 'read'>;

/** Decoders side by side, each in a worker of its own, started when they are first needed. */
export class DecoderLanes {
  readonly #program: Promise<WebAssembly.Module>;
  readonly #signal: AbortSignal | undefined;
  readonly #lanes: ParquetDecoder[] = [];

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
    this.#program = compileDecoder(signal);
    this.#program.catch(() => undefined);
  }

  /** As many decoders as are asked for. */
  take(count: number): readonly ParquetDecoder[] {
    while (this.#lanes.length < count) this.#lanes.push(new ParquetDecoder(this.#program, this.#signal));
    return this.#lanes.slice(0, count);
  }

  terminate(): void {
    for (const lane of this.#lanes) lane.terminate();
  }
}

/** The row groups of a file in the slices in which they are decoded. */
export function slicesOf({ rowGroups }: Pick<OpenedParquet, 'rowGroups'>): Slice[] {
  return rowGroups.flatMap(({ rows, bytes }, rowGroup) => {
    if (rows === 0) return [];
    const slices = Math.max(1, Math.ceil(bytes / SLICE_BYTES));
    const limit = Math.ceil(rows / slices);
    return Array.from({ length: Math.ceil(rows / limit) }, (_, index) => ({ rowGroup, offset: index * limit, limit: Math.min(limit, rows - index * limit) }));
  });
}

/** The rows of a slice, as a whole Arrow IPC stream. */
export interface DecodedSlice {
  readonly ipc: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

/** The rows of a file that the first lane has open, in their order. Decoding begins at once; while a slice is taken, the next ones are decoded, and few wait. */
export function decodeInOrder(lanes: readonly Lane[], file: Blob, labels: readonly ColumnLabels[], opened: OpenedParquet): AsyncGenerator<DecodedSlice> {
  const slices = slicesOf(opened);
  const used = lanes.slice(0, Math.max(1, slices.length));
  const ready = used.map(async (lane, index) => (index === 0 ? undefined : void (await lane.open(file, labels))));
  for (const promise of ready) promise.catch(() => undefined);
  const read = async ({ rowGroup, offset, limit }: Slice, index: number): Promise<DecodedSlice> => {
    const lane = used[index % used.length];
    if (lane === undefined) throw new RangeError('no decoder');
    await ready[index % used.length];
    return { ipc: await lane.read(rowGroup, offset, limit), rows: limit };
  };
  const ahead = used.length + (opened.rowGroups.some(({ bytes }) => bytes > LARGE_SLICE_BYTES) ? 0 : 1);
  return inOrder(slices, read, ahead);
}

/** Does work in order with as much of it begun ahead; begins at once. */
function inOrder<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>, ahead: number): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  let begun = 0;
  const begin = (): void => {
    for (const item of items.slice(begun, begun + ahead - underWay.length)) {
      const next = work(item, begun);
      next.catch(() => undefined);
      underWay.push(next);
      begun += 1;
    }
  };
  begin();
  return (async function* () {
    for (let next = underWay.shift(); next !== undefined; next = underWay.shift()) {
      const done = await next;
      begin();
      yield done;
    }
  })();
}
