import type { MenuItem } from '../../parts/Menu.tsx';
import { startSaving } from '../../save/savingStore.ts';
import type { OpenDataset } from '../opening/datasetState.ts';

/** What the open dataset can be kept as. */
export function saveItems({ name, save }: OpenDataset): MenuItem[] {
  return [
    { key: 'save-duckdb', label: 'Save as DuckDB', hint: 'One database with all tables', icon: 'database', onSelect: () => void startSaving(name, 'duckdb', save) },
    { key: 'save-parquet', label: 'Save as Parquet', hint: 'A ZIP with one file for each table', icon: 'file', onSelect: () => void startSaving(name, 'parquet', save) },
  ];
}
