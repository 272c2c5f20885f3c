import { quoteIdentifier } from '../sql/quote.ts';
import { sourceOf } from './recognise.ts';
import type { Recognition } from './recognise.ts';
import type { SourceTable } from './table.ts';

/** The table as a person who opens its file names it in SQL. */
export function tableName(table: Pick<SourceTable, 'schema' | 'label'>): string {
  return `${table.schema === 'main' ? '' : `${quoteIdentifier(table.schema)}.`}${quoteIdentifier(table.label)}`;
}

/** A line of comment that says which file a statement is for, where several are open; else nothing. */
export function fileLine(recognition: Pick<Recognition, 'sources'>, table: SourceTable): string {
  return recognition.sources.length < 2 ? '' : `${inFile(sourceOf(recognition, table).label)}\n`;
}

/** One line whatever the name holds. */
export function inFile(label: string): string {
  return `-- in ${label.replaceAll(/\s+/gu, ' ')}`;
}
