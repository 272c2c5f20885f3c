import { MISSING, formatBytes, formatCount, formatQuantity } from '../model/format.ts';
import type { DescribeOptions } from './describeReport.ts';
import { dateOf } from './describeSummary.ts';
import type { QualityCheck, TableEntry } from './qualityTypes.ts';
import type { Block, Cell, Section } from './reportDocument.ts';
import type { BenchmarkReport } from './reportTypes.ts';

export function describeQuality({ data_quality: { checks, tables } }: BenchmarkReport, { atMost, withSql }: DescribeOptions): Section {
  const found = checks.filter(({ count }) => count > 0);
  const clean = checks.filter(({ count }) => count === 0);
  const shown = tables.slice(0, atMost);
  const blocks: Block[] = [
    ...(found.length === 0 ? [] : [{
      kind: 'table' as const,
      caption: 'What a reader should know of the rows in view.',
      columns: [{ label: 'Finding', align: 'start' as const }, { label: 'Found', align: 'end' as const }, { label: 'What it means', align: 'start' as const }, { label: 'Example', align: 'start' as const }],
      groups: severityGroups(found),
      leftOut: '',
    }]),
    ...(clean.length === 0 ? [] : [{ kind: 'text' as const, text: `Looked for and not found: ${clean.map(({ title }) => lowerFirst(title)).join('; ')}.` }]),
    ...(withSql ? found.flatMap(sqlBlock) : []),
    ...(shown.length === 0 ? [] : [{
      kind: 'table' as const,
      caption: 'What was read of each table of the database. A row that is set aside names no model or no hardware that is known; it is in no number of this report.',
      columns: [{ label: 'Table', align: 'start' as const }, { label: 'Rows', align: 'end' as const }, { label: 'Used', align: 'end' as const }, { label: 'Set aside', align: 'start' as const }, { label: 'Notes', align: 'start' as const }],
      groups: [{ label: null, rows: shown.map(tableCells) }],
      leftOut: tables.length === shown.length ? '' : `Shown: ${formatCount(shown.length)} of ${formatCount(tables.length)} tables.`,
    }]),
  ];
  return { id: 'quality', title: 'Data quality', blocks };
}

function severityGroups(found: readonly QualityCheck[]): readonly { readonly label: string; readonly rows: Cell[][] }[] {
  const groups = [
    { label: 'To be looked at', checks: found.filter(({ severity }) => severity === 'doubt') },
    { label: 'Known, counted and marked', checks: found.filter(({ severity }) => severity === 'note') },
  ];
  return groups.filter(({ checks }) => checks.length > 0).map(({ label, checks }) => ({ label, rows: checks.map(checkCells) }));
}

function checkCells({ title, count, unit, explanation, example }: QualityCheck): Cell[] {
  return [{ text: title }, { text: formatQuantity(count, unit === 'rows' ? 'row' : 'pair') }, { text: explanation }, { text: example ?? MISSING }];
}

function sqlBlock({ title, sql }: QualityCheck): readonly Block[] {
  return sql === null ? [] : [{ kind: 'fold', summary: `${title}: the rows as SQL`, blocks: [{ kind: 'code', code: sql }] }];
}

function tableCells({ table, taken_for, rows, used, set_aside, notes, reason }: TableEntry): Cell[] {
  const aside = set_aside.map((entry) => `${formatCount(entry.rows)}: ${entry.reason}`);
  return [{ text: table, detail: taken_for ?? 'not read' }, { text: formatCount(rows) }, { text: taken_for === null ? MISSING : formatCount(used) }, { text: aside.length === 0 ? MISSING : aside.join('; ') }, { text: [...(reason === null ? [] : [reason]), ...notes].join('; ') }];
}

export function describeSources({ provenance }: BenchmarkReport, { atMost }: DescribeOptions): Section {
  const section = { id: 'sources', title: 'Sources' };
  if (provenance === null) return { ...section, blocks: [] };
  const { files, size_bytes, results, duplicates, rejects, shapes, rejects_by_code, first_imported_at, last_imported_at } = provenance;
  const shown = shapes.slice(0, atMost);
  return {
    ...section,
    blocks: [
      { kind: 'text', text: `${formatQuantity(files, 'file')} (${formatBytes(size_bytes)}) imported from ${dateOf(first_imported_at)} to ${dateOf(last_imported_at)}: ${formatQuantity(results, 'result')} stored, ${formatQuantity(duplicates, 'duplicate')} left out, ${formatQuantity(rejects, 'reject')}.` },
      ...(rejects_by_code.length === 0 ? [] : [{ kind: 'list' as const, items: rejects_by_code.map(({ reason, rows }) => `${formatCount(rows)} rejected: ${reason}`) }]),
      ...(shown.length === 0 ? [] : [{
        kind: 'table' as const,
        caption: 'Files by what they are.',
        columns: [{ label: 'Shape', align: 'start' as const }, { label: 'Files', align: 'end' as const }, { label: 'Results', align: 'end' as const }],
        groups: [{ label: null, rows: shown.map((row): Cell[] => [{ text: row.shape ?? 'not recognised' }, { text: formatCount(row.files) }, { text: formatCount(row.results) }]) }],
        leftOut: '',
      }]),
    ],
  };
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
