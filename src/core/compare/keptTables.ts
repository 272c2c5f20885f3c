import type { CancelSignal, Engine } from '../engine/engine.ts';

/** Tables in the engine's memory that are made when they are asked for; the last few are kept. */
export class KeptTables {
  readonly #engine: Engine;
  readonly #name: string;
  readonly #atMost: number;
  readonly #besides: (name: string) => readonly string[];
  readonly #kept = new Map<string, Promise<string>>();
  #made = 0;

  /**
   * @param name Of each table, before its number.
   * @param besides Tables that are made with a table, and go with it.
   */
  constructor(engine: Engine, name: string, atMost: number, besides: (name: string) => readonly string[] = () => []) {
    this.#engine = engine;
    this.#name = name;
    this.#atMost = atMost;
    this.#besides = besides;
  }

  /** The name of the table of a key; `make` fills it where it is not kept. Who waits for a table that another gave up makes it again. */
  async get(key: string, make: (name: string) => Promise<void>, signal: CancelSignal | undefined): Promise<string> {
    const known = this.#kept.get(key);
    const table = known ?? this.#make(make);
    this.#kept.delete(key);
    this.#kept.set(key, table);
    try {
      const name = await table;
      await this.#forget();
      return name;
    } catch (error) {
      if (this.#kept.get(key) === table) this.#kept.delete(key);
      if (known !== undefined && signal?.aborted !== true) return this.get(key, make, signal);
      throw error;
    }
  }

  async #make(make: (name: string) => Promise<void>): Promise<string> {
    this.#made += 1;
    const name = `${this.#name}_${this.#made}`;
    try {
      await make(name);
      return name;
    } catch (error) {
      await this.#drop(name);
      throw error;
    }
  }

  async #drop(table: string): Promise<void> {
    for (const name of [table, ...this.#besides(table)]) await this.#engine.run({ sql: `DROP TABLE IF EXISTS ${name}` });
  }

  async #forget(): Promise<void> {
    for (const [key, kept] of this.#kept) {
      if (this.#kept.size <= this.#atMost) return;
      this.#kept.delete(key);
      const name = await kept.catch(() => null);
      if (name !== null) await this.#drop(name);
    }
  }
}
