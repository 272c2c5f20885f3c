import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import type { Dataset } from '../../../core/source/dataset.ts';
import type { TableReport } from '../../../core/source/report.ts';
import type { Filters } from '../../../core/view/viewState.ts';

/** The filters in use, as the reader knows them. */
export function filtersInUse(filters: Filters): readonly string[] {
  const names: string[] = [];
  const lists: readonly (readonly [readonly string[], string])[] = [
    [filters.source, 'file'],
    [filters.modality, 'modality'],
    [filters.family, 'family'],
    [filters.hardware, 'hardware'],
    [filters.device, 'device'],
    [filters.state, 'state'],
    [filters.modifier, 'conflict or stale'],
    [filters.precision, 'precision'],
    [filters.batch, 'batch size'],
    [filters.testType, 'test type'],
  ];
  if (filters.search.trim() !== '') names.push(`the search “${shorten(filters.search.trim(), 40)}”`);
  for (const [values, name] of lists) if (values.length > 0) names.push(name);
  if (filters.since !== null || filters.until !== null) names.push('dates');
  if (filters.evidence !== 'all') names.push(filters.evidence === 'real' ? 'real results only' : 'simulated results only');
  if (filters.throttled === 'without') names.push('throttled runs left out');
  return names;
}

/** Why there is nothing to see: a sentence, and for a file without results what became of its rows, table by table. */
export interface EmptyExplanation {
  readonly title: string;
  readonly reason: string;
  readonly tables: readonly string[];
}

const TABLES_AT_MOST = 8;

export function emptyExplanation(filters: Filters, dataset: Pick<Dataset, 'models' | 'devices' | 'results' | 'tables'>): EmptyExplanation {
  const names = filtersInUse(filters);
  if (dataset.results > 0 || names.length > 0) {
    const models = formatQuantity(dataset.models.length, 'model');
    const reason = names.length === 0 ? 'No model of this file has anything to show.' : `None of the ${models} in this file fits ${listed(names)}.`;
    return { title: 'Nothing in view', reason, tables: [] };
  }
  const known = dataset.tables.filter((table) => table.takenFor !== null);
  const telling = known.flatMap(tellRows);
  const rest = telling.length > TABLES_AT_MOST ? [`and ${formatQuantity(telling.length - TABLES_AT_MOST, 'more table')}`] : [];
  return { title: 'No results in this file', reason: 'It was read, but no row of it says how a model ran on some hardware. “What was read” has the details.', tables: [...telling.slice(0, TABLES_AT_MOST), ...rest] };
}

/** `performance_results: 33 rows, none used: the model is “unknown” (33)` */
function tellRows(table: TableReport): string[] {
  const rows = table.rows === 0 ? 'empty' : formatQuantity(table.rows, 'row');
  const aside = table.setAside.map(({ reason, rows: count }) => `${reason} (${formatCount(count)})`).join('; ');
  const used = table.rows === 0 ? '' : table.used === 0 ? ', none used' : `, ${formatCount(table.used)} used`;
  return [`${table.table} (${table.takenFor ?? 'not used'}): ${rows}${used}${aside === '' ? '' : `: ${aside}`}`];
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} together`;
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
