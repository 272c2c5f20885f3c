import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { expect, test } from 'vitest';
import { ConnectionPool } from './connectionPool.ts';

function pool(most: number): { pool: ConnectionPool; opened: () => number } {
  let opened = 0;
  const connect = async (): Promise<AsyncDuckDBConnection> => {
    opened += 1;
    return { number: opened } as unknown as AsyncDuckDBConnection;
  };
  return { pool: new ConnectionPool({ connect } as unknown as AsyncDuckDB, most), opened: () => opened };
}

test('opens no more than it may, and serves the rest in order', async () => {
  const { pool: connections, opened } = pool(2);
  const first = await connections.take();
  const second = await connections.take();
  const order: string[] = [];
  const third = connections.take().then((connection) => {
    order.push('third');
    return connection;
  });
  const fourth = connections.take().then((connection) => {
    order.push('fourth');
    return connection;
  });
  connections.give(second);
  connections.give(first);
  expect([await third, await fourth]).toEqual([second, first]);
  expect(order).toEqual(['third', 'fourth']);
  expect(opened()).toBe(2);
});

test('who cancels leaves the queue, and takes nothing with it', async () => {
  const { pool: connections } = pool(1);
  const only = await connections.take();
  const controller = new AbortController();
  const cancelled = connections.take(controller.signal);
  const patient = connections.take();
  controller.abort();
  await expect(cancelled).rejects.toHaveProperty('name', 'AbortError');
  connections.give(only);
  expect(await patient).toBe(only);
});

test('closing turns away all who wait', async () => {
  const { pool: connections } = pool(1);
  await connections.take();
  const waiting = connections.take();
  connections.close(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
});

test('uses connections that are there before it opens more', async () => {
  const ready = { number: 0 } as unknown as AsyncDuckDBConnection;
  let opened = 0;
  const connect = async (): Promise<AsyncDuckDBConnection> => ({ number: (opened += 1) }) as unknown as AsyncDuckDBConnection;
  const connections = new ConnectionPool({ connect } as unknown as AsyncDuckDB, 2, [ready]);
  expect(await connections.take()).toBe(ready);
  expect(opened).toBe(0);
  await connections.take();
  expect(opened).toBe(1);
});
