import type { CancelSignal, Engine, Question } from '../engine/engine.ts';
import type { Row, RowShape } from '../engine/row.ts';

/** Answers kept; a view differs from the next in one filter, so a few dozen cover a walk back and forth. */
const ANSWERS_KEPT = 40;
/** Rows of a few hundred bytes kept in all answers together; the newest answer is always kept. */
const ROWS_KEPT = 500_000;
/** A row with long texts counts as several. */
const CHARACTERS_A_ROW = 400;

interface Answer {
  readonly rows: readonly Row<RowShape>[];
  readonly size: number;
}

/** Asks an engine and keeps the last answers, so that going back and forth between views asks nothing again. */
export class Answers {
  readonly #engine: Engine;
  readonly #atMost: number;
  readonly #kept = new Map<string, Answer>();

  constructor(engine: Engine, atMost = ANSWERS_KEPT) {
    this.#engine = engine;
    this.#atMost = atMost;
  }

  /** @throws {QueryError} as `Engine.ask` does; a failure is not kept. */
  async ask<S extends RowShape>(question: Question<S>, signal?: CancelSignal): Promise<readonly Row<S>[]> {
    const key = JSON.stringify([question.name, question.sql, question.params ?? []]);
    const known = this.#kept.get(key);
    const answer = known ?? sized(await this.#engine.ask(question, { signal }));
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    this.#forget();
    // The key holds the question's text, and with it the shape of its rows.
    return answer.rows as readonly Row<S>[];
  }

  #forget(): void {
    let size = [...this.#kept.values()].reduce((sum, answer) => sum + answer.size, 0);
    for (const [key, answer] of this.#kept) {
      if (this.#kept.size <= 1 || (this.#kept.size <= this.#atMost && size <= ROWS_KEPT)) return;
      this.#kept.delete(key);
      size -= answer.size;
    }
  }
}

function sized(rows: readonly Row<RowShape>[]): Answer {
  let characters = 0;
  for (const row of rows) for (const value of Object.values(row)) if (typeof value === 'string') characters += value.length;
  return { rows, size: rows.length + characters / CHARACTERS_A_ROW };
}
