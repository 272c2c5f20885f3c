import type { Configuration } from '../model/configuration.ts';
import { CONFIGURATION_PARTS, configurationKey } from '../model/configuration.ts';
import { METRIC_KEYS } from '../model/metric.ts';
import { MAX_LIST_LENGTH, escapeWord, problemOf, splitWords, unescapeWord } from './linkText.ts';
import { PINS_AT_MOST } from './viewState.ts';
import type { CellAddress, CellContent, DatasetReference, SecondsRange, Sort } from './viewState.ts';

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

/** One of a closed set of words, or null for a parameter that is absent. */
export function optionalOneOf<T extends string>(known: readonly T[], unknownReason: string): Form<T | null> {
  return { parse: oneOf(known, unknownReason).parse, format: (value) => value ?? '' };
}

const PLAIN_NUMBER = /^(0|[1-9]\d{0,8})(\.\d{1,9})?$/;

/** A number from 0 to a limit in plain decimal digits, or null for a parameter that is absent. */
export function optionalNumber(atMost: number): Form<number | null> {
  return {
    parse(text, report) {
      if (PLAIN_NUMBER.test(text) && Number(text) <= atMost) return Number(text);
      report(`not a number from 0 to ${String(atMost)}`);
      return undefined;
    },
    format: (value) => (value === null ? '' : plainNumber(value)),
  };
}

/** `from~to` in seconds, the first below the second; null for an absent parameter. */
export const optionalRange: Form<SecondsRange | null> = {
  parse(text, report) {
    const parts = text.split('~');
    const [fromS = Number.NaN, toS = Number.NaN] = parts.map((part) => (PLAIN_NUMBER.test(part) ? Number(part) : Number.NaN));
    if (parts.length === 2 && fromS < toS) return { fromS, toS };
    report('not a range of seconds (from~to)');
    return undefined;
  },
  format: (value) => (value === null ? '' : `${plainNumber(value.fromS)}~${plainNumber(value.toS)}`),
};

/** Without an exponent; nine digits behind the point are more than anything here is known to. */
function plainNumber(value: number): string {
  return value.toFixed(9).replace(/\.?0+$/, '');
}

/** Configurations separated by commas, each with its parts joined by `~` and the last ones left out where nothing is stated. */
export const pinList: Form<readonly Configuration[]> = {
  parse(text, report) {
    const pieces = splitWords(text, ',');
    const pins: Configuration[] = [];
    for (const piece of pieces.slice(0, PINS_AT_MOST)) {
      const pin = parsePin(piece, report);
      if (pin === undefined) continue;
      if (pins.some((other) => configurationKey(other) === configurationKey(pin))) report('stated twice', piece);
      else pins.push(pin);
    }
    const beyond = pieces.slice(PINS_AT_MOST);
    if (beyond.length > 0) report(`too many (more than ${String(PINS_AT_MOST)} pinned results)`, beyond.join(','));
    return pins.length > 0 ? pins : undefined;
  },
  format: (pins) => pins.map(formatPin).join(','),
};

/** Model and hardware type are always there. */
const PIN_PARTS_AT_LEAST = 2;

function parsePin(piece: string, report: Report): Configuration | undefined {
  const parts = splitWords(piece, '~');
  if (parts.length < PIN_PARTS_AT_LEAST || parts.length > CONFIGURATION_PARTS.length) {
    report('not a result (model~hardware~device~precision~batch~shape~case)', piece);
    return undefined;
  }
  const values = parseWords(parts, (reason) => report(reason, piece));
  if (values === undefined) return undefined;
  const [model = '', hardwareType = '', device = '', precision = '', batch = '', shape = '', testCase = ''] = values;
  return { model, hardwareType, device, precision, batch, shape, testCase };
}

function formatPin(pin: Configuration): string {
  const values = CONFIGURATION_PARTS.map((part) => pin[part]);
  const last = values.findLastIndex((value) => value !== '');
  return joinWords(...values.slice(0, Math.max(PIN_PARTS_AT_LEAST, last + 1)));
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
