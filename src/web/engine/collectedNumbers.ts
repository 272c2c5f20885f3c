import type { RecordBatch } from 'apache-arrow';
import type { NumberColumns, Numbers, NumbersShape } from '../../core/engine/row.ts';
import { namesOf, numbersIn } from './decodeBatch.ts';

/** Gathers an answer of numbers batch by batch. */
export class CollectedNumbers<S extends NumbersShape> {
  readonly #names: readonly (keyof S & string)[];
  readonly #parts: Numbers[][];

  constructor(shape: S) {
    this.#names = namesOf(shape);
    this.#parts = this.#names.map(() => []);
  }

  /** @throws {TypeError} when a value is not a number. */
  add(batch: RecordBatch): void {
    for (const [index, name] of this.#names.entries()) this.#parts[index]?.push(numbersIn(batch.data.children[index], name));
  }

  columns(): NumberColumns<S> {
    return Object.fromEntries(this.#names.map((name, index) => [name, joined(this.#parts[index] ?? [])])) as NumberColumns<S>;
  }
}

/** Parts of one type as one. */
function joined(parts: readonly Numbers[]): Numbers {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = emptyLike(parts[0], length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function emptyLike(part: Numbers | undefined, length: number): Numbers {
  if (part instanceof Int32Array) return new Int32Array(length);
  if (part instanceof Uint32Array) return new Uint32Array(length);
  if (part instanceof Uint16Array) return new Uint16Array(length);
  if (part instanceof Uint8Array) return new Uint8Array(length);
  return new Float64Array(length);
}
