import { METRIC_KEYS } from '../model/metric.ts';
import { MAX_LIST_LENGTH, escapeWord, problemOf, splitWords, unescapeWord } from './linkText.ts';
import type { CellAddress, CellContent, DatasetReference, Sort } from './viewState.ts';

/** Tells why something was refused; `value` is the refused piece when it is less than the whole text. */
export type Report = (reason: string, value?: string) => void;

/** How a value reads and writes as text, before percent-encoding; `parse` reports and gives undefined for what it refuses. */
export interface Form<T> {
  readonly parse: (text: string, report: Report) => T | undefined;
  readonly format: (value: T) => string;
}

/** Any text, taken as it stands. */
export const freeText: Form<string> = {
  parse: (text, report) => accept(text, report),
  format: (value) => value,
};

/** A name with its separators escaped; the empty text is `!none`. */
export const word: Form<string> = {
  parse(text, report) {
    if (text !== '') return accept(unescapeWord(text), report);
    report('empty');
    return undefined;
  },
  format: escapeWord,
};

/** Exactly one name, or null for a parameter that is absent. */
export const optionalWord: Form<string | null> = {
  parse(text, report) {
    if (splitWords(text, ',').length === 1) return word.parse(text, report);
    report('only one value is possible');
    return undefined;
  },
  format: (value) => (value === null ? '' : escapeWord(value)),
};

/** One of a closed set of words. */
export function oneOf<T extends string>(known: readonly T[], unknownReason: string): Form<T> {
  return {
    parse(text, report) {
      const found = known.find((candidate) => candidate === text);
      if (found === undefined) report(unknownReason);
      return found;
    },
    format: (value) => value,
  };
}

/** Values separated by commas in the order chosen; each is refused alone, and an empty list is an absent parameter. */
export function listOf<T extends string>(item: Form<T>): Form<readonly T[]> {
  return {
    parse(text, report) {
      const words = splitWords(text, ',');
      const values: T[] = [];
      for (const piece of words.slice(0, MAX_LIST_LENGTH)) {
        const value = item.parse(piece, (reason) => report(reason, piece));
        if (value === undefined) continue;
        if (values.includes(value)) report('stated twice', piece);
        else values.push(value);
      }
      const beyond = words.slice(MAX_LIST_LENGTH);
      if (beyond.length > 0) report(`too many (more than ${String(MAX_LIST_LENGTH)} values)`, beyond.join(','));
      return values.length > 0 ? values : undefined;
    },
    format: (values) => values.map((value) => item.format(value)).join(','),
  };
}

/** A day of the calendar, `YYYY-MM-DD`; null for an absent parameter. */
export const optionalDay: Form<string | null> = {
  parse(text, report) {
    if (isDay(text)) return text;
    report('not a date (YYYY-MM-DD)');
    return undefined;
  },
  format: (value) => value ?? '',
};

const MAX_DAYS = 36_500;

/** A whole number of days from 0 to a hundred years. */
export const dayCount: Form<number> = {
  parse(text, report) {
    if (/^\d{1,5}$/.test(text) && Number(text) <= MAX_DAYS) return Number(text);
    report(`not a number of days (0 to ${String(MAX_DAYS)})`);
    return undefined;
  },
  format: String,
};

const PLAIN_CONTENTS = ['state', 'score', 'pass-rate', 'count', 'age'] as const;
const STATISTICS = ['best', 'median'] as const;

/** A kind of content, or a metric and its statistic: `latency.median`. */
export const cellContent: Form<CellContent> = {
  parse(text, report) {
    const kind = PLAIN_CONTENTS.find((candidate) => candidate === text);
    if (kind !== undefined) return { kind };
    for (const metric of METRIC_KEYS) {
      const statistic = STATISTICS.find((candidate) => `${metric}.${candidate}` === text);
      if (statistic !== undefined) return { kind: 'metric', metric, statistic };
    }
    report('unknown cell content');
    return undefined;
  },
  format: (content) => (content.kind === 'metric' ? `${content.metric}.${content.statistic}` : content.kind),
};

const SORT_NAMES = ['name', 'family', 'coverage', 'failures', 'newest'] as const;

/** A key or `column~hardware[~device]`; a leading `-` means descending. */
export const sortOrder: Form<Sort> = {
  parse(text, report) {
    const descending = text.startsWith('-');
    const [first, ...column] = splitWords(descending ? text.slice(1) : text, '~');
    const by = SORT_NAMES.find((candidate) => candidate === first);
    if (by !== undefined && column.length === 0) return { key: { by }, descending };
    if (first === 'column' && (column.length === 1 || column.length === 2)) {
      const names = parseWords(column, report);
      const [hardwareType, device = null] = names ?? [];
      return hardwareType === undefined ? undefined : { key: { by: 'column', hardwareType, device }, descending };
    }
    report('unknown sort order');
    return undefined;
  },
  format({ key, descending }) {
    const name = key.by === 'column' ? `column~${joinWords(key.hardwareType, key.device)}` : key.by;
    return descending ? `-${name}` : name;
  },
};

/** `model~hardware[~device]`; null for an absent parameter. */
export const optionalCell: Form<CellAddress | null> = {
  parse(text, report) {
    const parts = splitWords(text, '~');
    if (parts.length === 2 || parts.length === 3) {
      const [model, hardwareType, device = null] = parseWords(parts, report) ?? [];
      return model === undefined || hardwareType === undefined ? undefined : { model, hardwareType, device };
    }
    report('not a cell (model~hardware or model~hardware~device)');
    return undefined;
  },
  format: (cell) => (cell === null ? '' : joinWords(cell.model, cell.hardwareType, cell.device)),
};

/** `file name~fingerprint`; null for an absent parameter. */
export const optionalDataset: Form<DatasetReference | null> = {
  parse(text, report) {
    const [nameWord, fingerprint, ...more] = splitWords(text, '~');
    if (nameWord !== undefined && fingerprint !== undefined && more.length === 0 && /^[0-9a-f]{16}$/.test(fingerprint)) {
      const name = word.parse(nameWord, report);
      return name === undefined ? undefined : { name, fingerprint };
    }
    report('not a dataset (name~16 hexadecimal digits)');
    return undefined;
  },
  format: (dataset) => (dataset === null ? '' : joinWords(dataset.name, dataset.fingerprint)),
};

function accept(value: string, report: Report): string | undefined {
  const problem = problemOf(value);
  if (problem === null) return value;
  report(problem);
  return undefined;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** All or nothing: half an address would point somewhere else. */
function parseWords(parts: readonly string[], report: Report): readonly string[] | undefined {
  const values: string[] = [];
  for (const part of parts) {
    const value = word.parse(part, report);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function joinWords(...values: readonly (string | null)[]): string {
  return values.filter((value) => value !== null).map(escapeWord).join('~');
}
