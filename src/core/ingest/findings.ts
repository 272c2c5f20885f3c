import type { Reject, RejectCode, ResultRecord } from './types.ts';
import type { ShapeReading } from './shape.ts';

/** Of one code, so many rejects of a document are listed; the last one counts the others. */
const LISTED_AT_MOST = 1_000;
const NOTES_AT_MOST = 50;
const LINE_AT_MOST = 1_000;

/** Collects what was found beside the results of one document: rejects, notes, and zeros that were not taken for measurements. */
export class Findings {
  readonly #rejects: Reject[] = [];
  readonly #notes = new Set<string>();
  readonly #counts = new Map<RejectCode, number>();
  readonly #unmeasured = { count: 0, first: '' };

  /** How many rejects there are so far. */
  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  reject(code: RejectCode, place: string, reason: string): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count <= LISTED_AT_MOST) this.#rejects.push({ code, place, reason: oneLine(reason) });
  }

  /** Kept once, however often it is said. */
  note(text: string): void {
    if (this.#notes.size < NOTES_AT_MOST) this.#notes.add(oneLine(text));
  }

  /** A zero, a NaN or a negative number where only a measurement above zero means something. */
  unmeasured(place: string): void {
    if (this.#unmeasured.count === 0) this.#unmeasured.first = place;
    this.#unmeasured.count += 1;
  }

  /** Everything found, with the records. */
  reading(records: readonly ResultRecord[]): ShapeReading {
    const more = [...this.#counts].filter(([, count]) => count > LISTED_AT_MOST)
      .map(([code, count]): Reject => ({ code, place: '', reason: `${count - LISTED_AT_MOST} more of this kind were found and are not listed.` }));
    const { count, first } = this.#unmeasured;
    const zeros = count === 0 ? [] : [count === 1 ? `The value at ${first} is zero, negative or NaN and was read as not measured.` : `${count} values that are zero, negative or NaN were read as not measured, the first at ${first}.`];
    return { records, rejects: [...this.#rejects, ...more], notes: [...this.#notes, ...zeros] };
  }
}

/** A sentence about a file, which may quote keys and values of it: neither their line breaks nor their length pass on. */
export function oneLine(text: string): string {
  const line = text.slice(0, LINE_AT_MOST * 2).replaceAll(/\s+/g, ' ').trim();
  return line.length > LINE_AT_MOST ? `${line.slice(0, LINE_AT_MOST)}…` : line;
}
