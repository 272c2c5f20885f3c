import { formatCount } from '../../core/model/format.ts';
import type { FileProblem } from '../files/problem.ts';
import { REJECT_WORDS } from './rejectWords.ts';
import type { ResultFilesReport } from './resultFilesReport.ts';

/** The problem of a selection in which no file gave a result: the reason of the one reject, or the kinds of all. */
export function noResults(name: string, { files, byReason, listed, rejects }: ResultFilesReport): FileProblem {
  const [only] = listed;
  const kinds = byReason.map(({ code, count }) => `${formatCount(count)} ${REJECT_WORDS[code]}`);
  const example = only === undefined ? [] : [`for example ${only.file}: ${withoutStop(only.reason)}`];
  const reasons = rejects === 1 && only !== undefined ? [withoutStop(only.reason)] : [...kinds, ...example];
  return { kind: 'no-results', name, files, reasons };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/u, '');
}
