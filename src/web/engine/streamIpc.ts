import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { CancelSignal } from '../../core/engine/engine.ts';
import { isCancelled } from './abort.ts';
import { joinBytes } from '../files/joinBytes.ts';

/** A stream of this size: the cost of each vanishes, and none is felt. */
const STREAM_BYTES = 4 * 1024 * 1024;
/** The end of an Arrow IPC stream: a continuation mark and no message. */
const END = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

/**
 * Hands over an answer as whole Arrow IPC streams, byte for byte as the engine wrote them; one without rows still tells its columns.
 * Arrow's own JavaScript leaves out what a column of nothing but nulls needs, so it is not asked.
 */
export async function streamIpc(
  connection: AsyncDuckDBConnection,
  sql: string,
  onStream: (ipc: Uint8Array<ArrayBuffer>) => Promise<void>,
  signal: CancelSignal | undefined,
): Promise<void> {
  await connection.useUnsafe(async (bindings, id) => {
    let header = await bindings.startPendingQuery(id, sql, true);
    while (header === null && !isCancelled(signal)) header = await bindings.pollPendingQuery(id);
    if (header === null) return;
    let pieces: Uint8Array[] = [];
    let bytes = 0;
    let streams = 0;
    const hand = async (): Promise<void> => {
      streams += 1;
      await onStream(joinBytes([header, ...pieces, END]));
      pieces = [];
      bytes = 0;
    };
    while (!isCancelled(signal)) {
      const piece = await bindings.fetchQueryResults(id);
      // Null: not ready yet.
      if (piece === null) continue;
      if (piece.length === 0) break;
      pieces.push(piece);
      bytes += piece.length;
      if (bytes >= STREAM_BYTES) await hand();
    }
    if (!isCancelled(signal) && (bytes > 0 || streams === 0)) await hand();
  });
}
