import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import { csvText } from '../../../core/report/csv.ts';
import { REJECT_WORDS } from '../../ingest/rejectWords.ts';
import type { ResultFilesReport } from '../../ingest/resultFilesReport.ts';

/** What became of the files: `26 files: 14 gave results, 9 gave none, 3 are copies of others`. */
export function filesText({ files, filesWithoutResult, emptyCopies, copies }: ResultFilesReport): string {
  const gave = files - filesWithoutResult - copies;
  const parts = [`${formatCount(gave)} gave results`];
  if (filesWithoutResult > 0) parts.push(`${formatCount(filesWithoutResult)} gave none${emptyCopies === 0 ? '' : ` (${formatCount(emptyCopies)} of them ${emptyCopies === 1 ? 'is a copy' : 'are copies'} of another)`}`);
  if (copies > 0) parts.push(`${formatCount(copies)} ${copies === 1 ? 'is a copy of another' : 'are copies of others'}`);
  return `${formatQuantity(files, 'file')}: ${parts.join(', ')}`;
}

/** `229 results taken; 153 more state the same as another and count once`. */
export function resultsText({ results, duplicates }: ResultFilesReport): string {
  const same = duplicates === 0 ? 'none stands there twice' : `${formatCount(duplicates)} more ${duplicates === 1 ? 'states' : 'state'} the same as another and ${duplicates === 1 ? 'counts' : 'count'} once`;
  return `${formatQuantity(results, 'result')} taken; ${same}`;
}

/** Why the page shows another number than there are results; null where it does not. */
export function countedText({ results }: Pick<ResultFilesReport, 'results'>, counted: number): string | null {
  if (counted === results) return null;
  return `Shown as ${formatQuantity(counted, 'result')}: the outcome of a test and what was measured in it are kept, and counted, one by one`;
}

/** `60 rejected: 40 not run, 20 of no known shape`; null where nothing was. */
export function rejectsText({ rejects, byReason }: ResultFilesReport): string | null {
  if (rejects === 0) return null;
  return `${formatCount(rejects)} rejected: ${byReason.map(({ code, count }) => `${formatCount(count)} ${REJECT_WORDS[code]}`).join(', ')}`;
}

/** What a reader should hear at once; null where every file gave what it holds. */
export function rejectNotice({ files, filesWithoutResult, rejects }: ResultFilesReport): string | null {
  if (filesWithoutResult > 0) return `${formatCount(filesWithoutResult)} of ${formatQuantity(files, 'file')} gave nothing.`;
  if (rejects > 0) return `${formatQuantity(rejects, 'part')} of the files could not be taken.`;
  return null;
}

/** Every listed reject, for a spreadsheet. */
export function rejectsCsv({ listed, rejects }: ResultFilesReport): string {
  const lines = listed.map(({ file, place, code, reason }) => [file, place, code, reason].map(csvText).join(','));
  const more = rejects - listed.length;
  const rest = more > 0 ? [[`${formatCount(more)} more are not listed`, '', '', ''].map(csvText).join(',')] : [];
  return `${['file,place,code,reason', ...lines, ...rest].join('\r\n')}\r\n`;
}

/** The same as the section of the dialog, as Markdown. */
export function resultFilesMarkdown(report: ResultFilesReport, counted: number, escape: (text: string) => string): string[] {
  const more = [countedText(report, counted), rejectsText(report)].flatMap((text) => (text === null ? [] : [`- ${text}`]));
  const lines = ['', '## Result files', '', `- ${filesText(report)}`, `- ${resultsText(report)}`, ...more];
  for (const { label, files, results } of report.byShape) lines.push(`- ${escape(label)}: ${formatQuantity(files, 'file')}, ${formatQuantity(results, 'result')}`);
  for (const { note, files } of report.notes) lines.push(`- Note (${formatQuantity(files, 'file')}): ${escape(note)}`);
  if (report.listed.length > 0) lines.push('', '### Rejects', '');
  for (const { file, place, reason } of report.listed.slice(0, MOST_IN_TEXT)) lines.push(`- ${escape(file)}${place === '' ? '' : ` at ${escape(place)}`}: ${escape(reason)}`);
  if (report.rejects > MOST_IN_TEXT) lines.push(`- ${formatCount(report.rejects - MOST_IN_TEXT)} more`);
  return lines;
}

const MOST_IN_TEXT = 500;
