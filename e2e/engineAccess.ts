import type { Page, Worker } from '@playwright/test';
import { tableFromIPC } from 'apache-arrow';

/** Rows as plain values, or the engine's refusal. */
export type EngineAnswer = { readonly rows: readonly unknown[][] } | { readonly refused: string };

/**
 * The worker in which the engine of the open database lives. There is a second one, kept warm; the database is attached in one.
 * @throws {Error} when no engine has a database attached.
 */
export async function engineWorker(page: Page): Promise<Worker> {
  for (const worker of page.workers()) {
    const answer = await askEngine(worker, "SELECT count(*)::INTEGER FROM duckdb_databases() WHERE database_name = 'src'");
    if ('rows' in answer && answer.rows[0]?.[0] === 1) return worker;
  }
  throw new Error('no engine has a database attached');
}

/** Puts SQL of any kind to a worker's engine, past the application: what a file could do if the application asked for it. */
export async function askEngine(worker: Worker, sql: string): Promise<EngineAnswer> {
  const answer = await worker.evaluate(async (text) => {
    const scope = globalThis as unknown as { onmessage: ((event: { data: unknown }) => Promise<void>) | null; postMessage: (message: unknown) => void };
    const { onmessage } = scope;
    if (onmessage === null) return { refused: 'no engine' };
    type Reply = { requestId: number; type: string; data: unknown };
    const ask = async (messageId: number, type: string, data: unknown): Promise<Reply> => {
      const { postMessage } = scope;
      let reply: Reply | null = null;
      scope.postMessage = (message) => void (reply = message as Reply);
      try {
        await onmessage.call(scope, { data: { messageId, type, data } });
      } finally {
        scope.postMessage = postMessage;
      }
      return reply ?? { requestId: messageId, type: 'ERROR', data: { message: 'no answer' } };
    };
    const connected = await ask(1_000_001, 'CONNECT', null);
    if (connected.type !== 'CONNECTION_INFO') return { refused: JSON.stringify(connected) };
    const reply = await ask(1_000_002, 'RUN_QUERY', [connected.data, text]);
    await ask(1_000_003, 'DISCONNECT', connected.data);
    if (reply.type !== 'QUERY_RESULT') return { refused: String((reply.data as { message?: string }).message) };
    return { ipc: Array.from(reply.data as Uint8Array) };
  }, sql);
  if (!('ipc' in answer)) return answer;
  const table = tableFromIPC(Uint8Array.from(answer.ipc));
  return { rows: table.toArray().map((row: Iterable<[string, unknown]>) => Array.from(row, ([, value]) => value)) };
}
