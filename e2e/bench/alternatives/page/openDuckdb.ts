import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';

import type { Answer, Library } from './library.ts';

const MEDIANS = (where: string): string => `
SELECT count(*)::INTEGER AS groups, sum(median_ms)::DOUBLE AS total
FROM (SELECT median(average_latency_ms) AS median_ms FROM src.main.performance_results WHERE ${where} GROUP BY model_id, hardware_id)`;

const NEWEST_STATUS = `
SELECT count(*)::INTEGER AS groups, count(*) FILTER (WHERE status = 'failed')::DOUBLE AS total
FROM (SELECT arg_max(status, test_timestamp) AS status FROM src.main.performance_results GROUP BY model_id, hardware_id)`;

function address(name: string): string {
  return new URL(name, document.baseURI).href;
}

/** The dashboard's own engine, asked the plain question of the database file where it lies: nothing of the dashboard's is in between. */
export async function openDuckdb(): Promise<Library> {
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(address('duckdb-browser-eh.worker.js')));
  await database.instantiate(address('duckdb-eh.wasm'));
  const connection = await database.connect();

  async function ask(sql: string): Promise<Answer> {
    const row = (await connection.query(sql)).get(0);
    if (row === null) throw new Error('no answer');
    return { groups: Number(row['groups']), total: Number(row['total']) };
  }

  return {
    async open(file) {
      await database.registerFileHandle('/results.duckdb', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
      await connection.query(`ATTACH '/results.duckdb' AS src (READ_ONLY)`);
    },
    medians: (filtered) => ask(MEDIANS(filtered ? `precision = 'fp16' AND batch_size = 8` : 'true')),
    newestStatus: () => ask(NEWEST_STATUS),
  };
}
