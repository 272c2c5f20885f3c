import { STORE_TABLE_NAMES } from '../../core/store/schema.ts';
import type { CollectedFile } from '../files/collectedFile.ts';
import { arrowRows } from './arrowRows.ts';
import { digestFile } from './digestFile.ts';
import type { ArrowRows, ResultBatch } from './ingestWire.ts';
import { ResultsImport } from './resultsImport.ts';

/** A text longer than this cannot be held beside its values. */
const LARGEST_FILE_BYTES = 256 * 1024 * 1024;
/** Rows of a batch: few enough to keep memory flat, many enough that the engine's own cost for each batch vanishes. */
const BATCH_ROWS = 20_000;
/** Small files are read ahead, so that the wait for the disk is shared. */
const READ_AHEAD = 16;
const READ_AHEAD_BYTES = 4 * 1024 * 1024;

/** Reads files one after the other and gives their rows batch by batch. */
export class ResultReader {
  readonly #files: readonly CollectedFile[];
  readonly #import: ResultsImport;
  readonly #onProgress: (done: number, total: number) => void;
  readonly #batchRows: number;
  readonly #ahead: Promise<ArrayBuffer>[] = [];
  #at = 0;

  constructor(files: readonly CollectedFile[], nowMs: number, onProgress: (done: number, total: number) => void, batchRows = BATCH_ROWS) {
    this.#files = files;
    this.#batchRows = batchRows;
    this.#import = new ResultsImport(nowMs);
    this.#onProgress = onProgress;
  }

  /** The file at hand. */
  get path(): string {
    return this.#files[this.#at]?.path ?? '';
  }

  async next(): Promise<ResultBatch> {
    for (let file = this.#files[this.#at]; file !== undefined && this.#import.waiting < this.#batchRows; file = this.#files[this.#at]) {
      await this.#read(file);
      this.#at += 1;
      this.#onProgress(this.#at, this.#files.length);
    }
    const last = this.#at >= this.#files.length;
    const taken = this.#import.takeRows(last);
    const rows = STORE_TABLE_NAMES.flatMap((table): ArrowRows[] => {
      const some = taken.get(table) ?? [];
      return some.length === 0 ? [] : [{ table, ipc: arrowRows(table, some) }];
    });
    return { rows, report: last ? this.#import.report() : null };
  }

  async #read({ file, path }: CollectedFile): Promise<void> {
    if (file.size > LARGEST_FILE_BYTES) {
      const megabytes = Math.round(file.size / 1e6).toLocaleString('en-US');
      const reject = { code: 'too-large', place: '', reason: `The file holds ${megabytes} MB; the browser reads files up to 268 MB, the command line larger ones.` } as const;
      this.#import.refuse({ path, bytes: file.size, sha256: `not read: ${path}` }, reject);
      return;
    }
    const bytes = new Uint8Array(await this.#bytesOf(file));
    this.#import.add({ path, bytes: bytes.length, sha256: await digestFile(bytes) }, decode(bytes));
  }

  /** The file at hand, from what was read ahead of need. */
  async #bytesOf(file: File): Promise<ArrayBuffer> {
    if (this.#ahead.length === 0) {
      let bytes = 0;
      for (const next of this.#files.slice(this.#at, this.#at + READ_AHEAD)) {
        bytes += next.file.size;
        if (this.#ahead.length > 0 && bytes > READ_AHEAD_BYTES) break;
        const read = next.file.arrayBuffer();
        read.catch(() => undefined);
        this.#ahead.push(read);
      }
    }
    return this.#ahead.shift() ?? file.arrayBuffer();
  }
}

/** UTF-8 unless a byte order mark says UTF-16. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
