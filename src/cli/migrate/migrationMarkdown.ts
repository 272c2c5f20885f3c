import { printableLine } from '../output/printable.ts';
import { REJECT_LABELS } from './migrationReport.ts';
import type { MigrationReject, MigrationReport, Remark } from './migrationReport.ts';

/** What is listed of each; the JSON report has all of it. */
const AT_MOST = { files: 200, places: 20, remarks: 50 } as const;

/** The report for people: a summary on top, every rejected file with its places below. */
export function migrationMarkdown(report: MigrationReport): string {
  return [
    `# Migration${report.dryRun ? ' (dry run: nothing was changed)' : ''}`,
    ...(report.complete ? [] : ['**Stopped before its end.** What is counted here is stored; run the same command again for the rest.']),
    summary(report),
    ...section('Results by shape', table(['Shape', 'Files', 'Results', 'Duplicates', 'Rejects'], report.shapes.map((row) => [row.shape, row.files, row.results, row.duplicates, row.rejects]))),
    ...section('Rejects by reason', table(['Reason', 'Rejects', 'Files'], report.rejectsByReason.map((row) => [row.label, row.rejects, row.files]))),
    ...section('Not carried over', remarks(report.notCarried)),
    ...section('Kept, not deleted', remarks(report.deleted?.kept ?? [])),
    ...section('Converted and assumed', remarks(report.notes)),
    ...section('Rejected, place by place', rejected(report)),
  ].join('\n\n').concat('\n');
}

/** The same without the places: what a terminal shows. */
export function migrationSummary(report: MigrationReport): string {
  const whole = migrationMarkdown({ ...report, rejectedFiles: [], notes: [] });
  return report.rejects === 0 ? whole : `${whole}\nEvery reject with its place and reason: --report migration.md\n`;
}

function summary(report: MigrationReport): string {
  const { files } = report;
  const rows: (readonly [string, string])[] = [
    ['Database', report.database],
    ['Files found', number(files.found)],
    ['Files read', number(files.read)],
    ['Already imported', `${number(files.alreadyImported)}${files.alreadyImportedWithRejects === 0 ? '' : ` (${number(files.alreadyImportedWithRejects)} of them with rejects then)`}`],
    ...(files.unreadable === 0 ? [] : [['Cannot be read', number(files.unreadable)] as const]),
    ...(files.tooLarge === 0 ? [] : [['Too large', number(files.tooLarge)] as const]),
    ...(files.ignored === 0 ? [] : [['Of other kinds, not looked at', number(files.ignored)] as const]),
    [report.dryRun ? 'Results that would be stored' : 'Results stored', number(report.results)],
    ['Duplicates', number(report.duplicates)],
    ['Rejects', number(report.rejects)],
    ...(report.archive === null ? [] : [['Archive', `${report.archive.directory}: ${number(report.archive.copied)} copied${report.archive.present === 0 ? '' : `, ${number(report.archive.present)} there already`}`] as const]),
    ...(report.deleted === null ? [] : [[report.dryRun ? 'Files that would be deleted' : 'Files deleted', number(report.deleted.files)] as const]),
    ['Time', `${report.durationS.toFixed(1)} s${report.filesPerSecond === null ? '' : `, ${number(Math.round(report.filesPerSecond))} files/s`}`],
  ];
  return table(['', ''], rows) ?? '';
}

function section(title: string, body: string | null): readonly string[] {
  return body === null ? [] : [`## ${title}`, body];
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string | null {
  if (rows.length === 0) return null;
  const lines = rows.map((row) => `| ${row.map((cell) => (typeof cell === 'number' ? number(cell) : escape(cell))).join(' | ')} |`);
  const rule = `|${header.map((_, column) => (typeof rows[0]?.[column] === 'number' ? ' ---: ' : ' --- ')).join('|')}|`;
  return [`| ${header.join(' | ')} |`, rule, ...lines].join('\n');
}

function remarks(list: readonly Remark[]): string | null {
  if (list.length === 0) return null;
  const lines = list.slice(0, AT_MOST.remarks).map(({ text, files, example }) => `- ${escape(text)} (${files === 1 ? escape(example) : `${number(files)} files, the first ${escape(example)}`})`);
  return [...lines, ...rest(list.length - lines.length, 'more of this kind')].join('\n');
}

function rejected({ rejectedFiles: files, rejectsNotListed }: MigrationReport): string | null {
  if (files.length === 0) return null;
  const shown = files.slice(0, AT_MOST.files).map((file) => {
    const places = file.rejects.slice(0, AT_MOST.places).map(place);
    return [`- ${escape(file.source)} (${escape(file.shape ?? 'unknown shape')}, ${number(file.results)} stored)`, ...places, ...rest(file.rejects.length - places.length, 'more in this file').map((line) => `  ${line}`)].join('\n');
  });
  return [...shown, ...rest(files.length - shown.length, 'more files with rejects'), ...(rejectsNotListed === 0 ? [] : [`- ${number(rejectsNotListed)} more rejects are in no report; the table import_rejects of the database has them`])].join('\n');
}

function place(reject: MigrationReject): string {
  return `  - ${reject.place === '' ? '' : `\`${reject.place.replaceAll('`', "'").replaceAll(/\s+/g, ' ')}\` `}${REJECT_LABELS[reject.code]}: ${escape(reject.reason)}`;
}

function rest(count: number, what: string): readonly string[] {
  return count > 0 ? [`- … and ${number(count)} ${what}; the JSON report lists all`] : [];
}

function number(value: number): string {
  return value.toLocaleString('en');
}

/** Text of files as text: no markup, no new line, nothing for a terminal. */
function escape(text: string): string {
  return printableLine(text).replaceAll(/[\\`*_{}[\]<>|#]/g, (character) => `\\${character}`).replaceAll('\\_', '_').replaceAll(/(?<!\w)_|_(?!\w)/g, '\\_');
}
