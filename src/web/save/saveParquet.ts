import type { SourceTable } from '../../core/source/table.ts';
import type { BrowserEngine } from '../engine/engine.ts';
import { parquetSelect } from './parquetSelect.ts';
import { ParquetWriter } from './parquetWriter.ts';
import type { SaveOptions } from './saveFormat.ts';
import { nameTables, parquetNames } from './tableNames.ts';

/** Writes tables as Parquet files into a ZIP archive, batch by batch. */
export async function saveParquet(engine: BrowserEngine, tables: readonly SourceTable[], { signal, onRows }: SaveOptions): Promise<{ readonly blob: Blob; readonly notes: readonly string[] }> {
  const total = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const writer = new ParquetWriter(signal);
  const notes: string[] = [];
  let done = 0;
  onRows(0, total);
  try {
    for (const { table, fileName } of parquetNames(nameTables(tables))) {
      const selected = parquetSelect(table);
      notes.push(...selected.notes);
      await writer.begin(fileName);
      await engine.exportArrow(
        selected.sql,
        async (ipc) => {
          done += await writer.rows(ipc);
          onRows(done, total);
        },
        signal,
      );
      await writer.end();
    }
    return { blob: await writer.finish(), notes };
  } finally {
    writer.terminate();
  }
}
