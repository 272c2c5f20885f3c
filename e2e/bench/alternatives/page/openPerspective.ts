import { init_client as initClient, init_server as initServer, worker } from '@perspective-dev/client';
import type { Table, ViewConfigUpdate } from '@perspective-dev/client';

import type { Library } from './library.ts';

/** A streaming engine in WebAssembly, in a worker of its own. */
export async function openPerspective(): Promise<Library> {
  initClient(fetch('perspective-js.wasm'));
  initServer(fetch('perspective-server.wasm'));
  const client = await worker();
  let table: Table | null = null;

  async function columnOf(config: ViewConfigUpdate, column: string): Promise<readonly unknown[]> {
    if (table === null) throw new Error('no file was opened');
    const view = await table.view({ group_by: ['model_name', 'device_name'], group_rollup_mode: 'flat', columns: [column], ...config });
    try {
      const columns = (await view.to_columns()) as Readonly<Record<string, readonly unknown[]>>;
      return columns[column] ?? [];
    } finally {
      await view.delete();
    }
  }

  return {
    async open(file) {
      table = await client.table(await file.arrayBuffer());
      await table.size();
    },
    async medians(filtered) {
      const filter = filtered ? { filter: [['precision', '==', 'fp16'] as const, ['batch_size', '==', 8] as const].map(([column, operator, value]): [string, string, string | number] => [column, operator, value]) } : {};
      const values = await columnOf({ aggregates: { average_latency_ms: 'median' }, ...filter }, 'average_latency_ms');
      return { groups: values.length, total: values.reduce<number>((sum, value) => sum + Number(value), 0) };
    },
    async newestStatus() {
      const values = await columnOf({ aggregates: { status: ['max by', ['test_timestamp']] } }, 'status');
      return { groups: values.length, total: values.filter((value) => value === 'failed').length };
    },
  };
}
