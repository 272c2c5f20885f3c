import type { Json, Reject, ResultDocument } from './types.ts';

/** What a text holds: one document, or one for each line. */
export interface ParsedText {
  readonly documents: readonly ResultDocument[];
  readonly rejects: readonly Reject[];
  readonly notes: readonly string[];
}

const NOT_NUMBERS_NOTE = 'NaN and Infinity, which JSON does not have, were read as not stated.';

/** Parses JSON, or JSON lines (one document for each line, place `/line/N`); never throws. A byte order mark is skipped; NaN and Infinity, as Python writes them, are read as null. */
export function parseText(name: string, text: string): ParsedText {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') return { documents: [], rejects: [{ code: 'empty', place: '', reason: 'The file is empty; a JSON document was expected.' }], notes: [] };
  const named = /\.(jsonl|ndjson)$/i.test(name);
  const whole = named ? attempt(body) : parseJson(body);
  if (whole.value !== undefined) return { documents: [{ name, content: whole.value }], rejects: [], notes: whole.mended ? [NOT_NUMBERS_NOTE] : [] };
  const split = splitLines(body);
  if (named || looksLikeLines(split)) return parseLines(name, split);
  return { documents: [], rejects: [{ code: 'not-json', place: '', reason: `The file is not JSON (${whole.error}); a JSON document or one document a line was expected.` }], notes: [] };
}

interface Line {
  readonly number: number;
  readonly text: string;
}

function splitLines(body: string): readonly Line[] {
  return body.split('\n').map((text, index): Line => ({ number: index + 1, text: text.trim() })).filter(({ text }) => text !== '');
}

/** More than one line, and most of them whole in themselves. */
function looksLikeLines(lines: readonly Line[]): boolean {
  const whole = lines.filter(({ text }) => (text.startsWith('{') && text.endsWith('}')) || (text.startsWith('[') && text.endsWith(']')));
  return lines.length > 1 && whole.length * 2 > lines.length;
}

function parseLines(name: string, lines: readonly Line[]): ParsedText {
  const documents: ResultDocument[] = [];
  const rejects: Reject[] = [];
  let mended = false;
  for (const { number, text } of lines) {
    const place = `/line/${number}`;
    const parsed = parseJson(text);
    if (parsed.value === undefined) rejects.push({ code: 'not-json', place, reason: `Line ${number} is not JSON (${parsed.error}); the other lines are read.` });
    else documents.push({ name, content: parsed.value, place });
    mended ||= parsed.mended;
  }
  return { documents, rejects, notes: mended ? [NOT_NUMBERS_NOTE] : [] };
}

interface Parsed {
  readonly value: Json | undefined;
  readonly mended: boolean;
  readonly error: string;
}

function parseJson(text: string): Parsed {
  const first = attempt(text);
  if (first.value !== undefined || !/NaN|Infinity/.test(text)) return first;
  const second = attempt(withoutNotNumbers(text));
  return second.value === undefined ? first : { ...second, mended: true };
}

function attempt(text: string): Parsed {
  try {
    return { value: JSON.parse(text) as Json, mended: false, error: '' };
  } catch (error) {
    return { value: undefined, mended: false, error: error instanceof Error ? error.message.replaceAll(/\s+/g, ' ').slice(0, 160) : 'it cannot be parsed' };
  }
}

/** Writes `null` for the words NaN, Infinity and -Infinity outside of strings. */
function withoutNotNumbers(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    const quote = text.indexOf('"', from);
    const outside = text.slice(from, quote === -1 ? text.length : quote);
    pieces.push(outside.replaceAll(/-?\bInfinity\b|\bNaN\b/g, 'null'));
    if (quote === -1) break;
    const end = endOfString(text, quote);
    pieces.push(text.slice(quote, end));
    from = end;
  }
  return pieces.join('');
}

function endOfString(text: string, start: number): number {
  for (let place = start + 1; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === 0x22) return place + 1;
    if (code === 0x5c) place += 1;
  }
  return text.length;
}
