import { evidenceView } from '../../core/source/evidenceView.ts';
import { recognise } from '../../core/source/recognise.ts';
import type { Recognition, RecognisedTable } from '../../core/source/recognise.ts';
import type { SourceTable } from '../../core/source/table.ts';
import type { OpenedDataset } from '../source/openDataset.ts';
import { rolledUp, versionNames } from './rollUp.ts';
import type { RollUp } from './rollUp.ts';
import { chosenRows, wholeTable } from './tableSelect.ts';

export interface PublishChoice {
  /** First day that counts, as its first moment, epoch ms UTC; null for all. */
  readonly sinceMs: number | null;
  readonly rollUp: RollUp | null;
}

/** A table of the published database. */
export interface PublishedTable {
  readonly schema: string;
  readonly name: string;
  readonly select: string;
  /** Rows of the source that it stands for; null where several tables became one. */
  readonly sourceRows: number | null;
}

export interface PublishedTables {
  readonly tables: readonly PublishedTable[];
  /** Names of tables that no page reads. */
  readonly unread: readonly string[];
  /** Names of tables over time, of which a roll-up keeps nothing. */
  readonly overTime: readonly string[];
}

/** Concepts that small databases hold little of, but every page needs whole. */
const WHOLE: ReadonlySet<string> = new Set(['hardware', 'capabilities', 'models', 'info']);
const NEWEST: ReadonlySet<string> = new Set(['tests', 'compatibility', 'cross-platform']);

/** Decides which tables and rows are published, and prepares what their statements read. */
export async function publishedTables({ engine, tables }: OpenedDataset, choice: PublishChoice): Promise<PublishedTables> {
  const recognition = recognise(tables);
  if (choice.rollUp !== null) {
    const views = recognition.recognised.filter(({ concept }) => concept.kind !== null).map((entry) => evidenceView(entry, recognition));
    await engine.run({ sql: versionNames(views) });
  }
  const read = recognition.recognised.filter((entry) => choice.rollUp === null || !isRolledUp(entry));
  const overTime = [...recognition.samples.map(({ table }) => table), ...recognition.events.map(({ table }) => table), ...recognition.zones];
  const published = [
    ...read.map((entry) => tableOf(entry.table, selectOf(entry, recognition, choice))),
    ...(choice.rollUp === null ? overTime.map((table) => tableOf(table, wholeTable(table))) : rolledUpTables(choice.rollUp, choice.sinceMs)),
  ];
  return { tables: published, unread: recognition.unused.map(({ table }) => table.label), overTime: choice.rollUp === null ? [] : overTime.map(({ label }) => label) };
}

function isRolledUp({ concept }: RecognisedTable): boolean {
  return concept.kind === 'measurement' || concept.kind === 'power';
}

function selectOf(entry: RecognisedTable, recognition: Recognition, { sinceMs, rollUp }: PublishChoice): string {
  if (WHOLE.has(entry.concept.key) || (sinceMs === null && rollUp === null)) return wholeTable(entry.table);
  return chosenRows(entry, recognition, { sinceMs, newestOfDay: rollUp !== null && NEWEST.has(entry.concept.key) });
}

function tableOf(table: SourceTable, select: string): PublishedTable {
  return { schema: table.schema, name: table.label, select, sourceRows: table.rowCount };
}

function rolledUpTables(by: RollUp, sinceMs: number | null): PublishedTable[] {
  return [
    { schema: 'main', name: 'performance_results', select: rolledUp('measurement', by, sinceMs), sourceRows: null },
    { schema: 'main', name: 'power_metrics', select: rolledUp('power', by, sinceMs), sourceRows: null },
  ];
}
