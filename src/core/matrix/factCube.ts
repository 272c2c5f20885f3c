import { QueryError } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { NUMBER } from '../engine/row.ts';
import type { SourceFile } from '../source/sources.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { EvidenceDimension } from '../sql/evidenceFilter.ts';
import { periodOf } from '../sql/evidenceFilter.ts';
import { FACT_SETTINGS, FACT_VALUES, factRows, gatherFacts } from '../sql/factRows.ts';
import type { FactSetting } from '../sql/factRows.ts';
import { listValue } from '../sql/quote.ts';
import type { Filters } from '../view/viewState.ts';
import { FactRollUp } from './factRollUp.ts';
import type { Choice } from './factRollUp.ts';

/** Rows of some thirty bytes that a roll-up keeps at most; what would need more is asked in SQL. */
const ROWS_AT_MOST = 1_500_000;
/** Fewer results than these are kept apart by their time. */
const DATED_AT_MOST = 250_000;
/** Answers kept; what was worked out about one is found by it. */
const ANSWERS_KEPT = 40;

const SETTINGS: readonly FactSetting[] = ['precision', 'batch', 'testType'];

/** Where results are counted: `single` where each of them stands for itself. */
export interface Countable {
  readonly counted: string;
  readonly single: boolean;
  readonly sources: readonly SourceFile[];
}

/**
 * Everything that `cellFacts` reads, gathered once, in the memory of the page: answers the same under any filter in a few
 * milliseconds. Of files with more results than `DATED_AT_MOST` it tells no periods, and a roll-up for each set of settings is loaded.
 */
export class FactCube {
  readonly #engine: Engine;
  readonly #dated: boolean;
  readonly #values: ReadonlyMap<FactSetting, readonly string[]>;
  readonly #sources: readonly SourceFile[];
  readonly #rollUps = new Map<string, Promise<FactRollUp | null>>();
  readonly #loaded = new Map<string, FactRollUp | null>();
  readonly #answers = new Map<string, readonly CellFact[]>();

  private constructor(engine: Engine, dated: boolean, values: ReadonlyMap<FactSetting, readonly string[]>, sources: readonly SourceFile[]) {
    this.#engine = engine;
    this.#dated = dated;
    this.#values = values;
    this.#sources = sources.toSorted((left, right) => (left.label < right.label ? -1 : 1));
  }

  /** @throws {QueryError} when the engine refuses. */
  static async load(engine: Engine, { counted, single, sources }: Countable): Promise<FactCube> {
    const [size] = await engine.ask({ name: 'fact-count', sql: `SELECT count(*)::INTEGER AS hits FROM ${counted}`, row: { hits: NUMBER } });
    const dated = single && (size?.hits ?? 0) <= DATED_AT_MOST;
    for (const statement of gatherFacts(counted)) await engine.run(statement);
    const values = await engine.ask(FACT_VALUES);
    const valuesOf = (setting: FactSetting): readonly string[] => values.filter(({ dimension }) => dimension === FACT_SETTINGS[setting]).map(({ value }) => value);
    const cube = new FactCube(engine, dated, new Map(SETTINGS.map((setting) => [setting, valuesOf(setting)])), sources);
    for (const settings of dated ? [SETTINGS] : [[], ...SETTINGS.map((setting) => [setting])]) await cube.#rollUp(settings);
    return cube;
  }

  /** What `cellFacts` answers; the same question is answered with the same facts. Null where it cannot tell, or the engine refuses. */
  async facts(filters: Filters, facet: EvidenceDimension | null): Promise<readonly CellFact[] | null> {
    if (!this.#tells(filters)) return null;
    await this.#rollUp(this.#settingsOf(filters, facet));
    return this.factsAtOnce(filters, facet);
  }

  /** The same where nothing needs to be loaded first; null elsewhere. */
  factsAtOnce(filters: Filters, facet: EvidenceDimension | null): readonly CellFact[] | null {
    if (!this.#tells(filters)) return null;
    const { source, precision, batch, testType, since, until, evidence, throttled } = filters;
    const key = JSON.stringify([source, precision, batch, testType, since, until, evidence, throttled, facet]);
    const rollUp = this.#loaded.get(this.#settingsOf(filters, facet).join()) ?? null;
    const facts = this.#answers.get(key) ?? (rollUp === null ? null : this.#gather(rollUp, filters, facet));
    return facts === null ? null : this.#keep(key, facts);
  }

  #tells(filters: Filters): boolean {
    const { fromMs, beforeMs } = periodOf(filters);
    return this.#dated || (fromMs === null && beforeMs === null);
  }

  #settingsOf(filters: Filters, facet: EvidenceDimension | null): readonly FactSetting[] {
    return this.#dated ? SETTINGS : SETTINGS.filter((setting) => setting === facet || filters[setting].length > 0);
  }

  #gather(rollUp: FactRollUp, filters: Filters, facet: EvidenceDimension | null): readonly CellFact[] {
    const choice = this.#choice(filters, facet);
    switch (facet) {
      case null:
        return rollUp.facts(choice, null, ['']);
      case 'evidence':
        return rollUp.facts(choice, 'evidence', ['real', 'simulated']);
      case 'source':
        return rollUp.factsBySource(choice, this.#sources);
      default:
        return rollUp.facts(choice, facet, this.#values.get(facet) ?? []);
    }
  }

  /** The condition of `evidenceCondition`, in numbers. */
  #choice(filters: Filters, without: EvidenceDimension | null): Choice {
    const settings = SETTINGS.filter((setting) => setting !== without && filters[setting].length > 0);
    const wanted = new Set(filters.source.map(listValue));
    const bits = this.#sources.reduce((sum, { label, bit }) => (wanted.has(label) ? sum | bit : sum), 0);
    return {
      settings: settings.map((setting) => ({ setting, chosen: this.#chosen(setting, filters[setting]) })),
      sources: filters.source.length === 0 || without === 'source' ? null : bits,
      simulated: filters.evidence === 'all' || without === 'evidence' ? null : filters.evidence === 'simulated',
      throttled: filters.throttled === 'all',
      ...periodOf(filters),
    };
  }

  /** 1 at the number of every value that is chosen. */
  #chosen(setting: FactSetting, chosen: readonly string[]): Uint8Array {
    const wanted = new Set(chosen.map(listValue));
    return Uint8Array.from(this.#values.get(setting) ?? [], (value) => Number(wanted.has(value)));
  }

  #keep(key: string, facts: readonly CellFact[]): readonly CellFact[] {
    this.#answers.delete(key);
    this.#answers.set(key, facts);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > ANSWERS_KEPT && oldest !== undefined) this.#answers.delete(oldest);
    return facts;
  }

  #rollUp(settings: readonly FactSetting[]): Promise<FactRollUp | null> {
    const key = settings.join();
    const loading = this.#rollUps.get(key) ?? this.#load(settings);
    this.#rollUps.set(key, loading);
    loading.catch(() => this.#rollUps.delete(key));
    return loading;
  }

  async #load(settings: readonly FactSetting[]): Promise<FactRollUp | null> {
    const rows = await this.#engine.askNumbers(factRows(settings, this.#dated, ROWS_AT_MOST)).catch((error: unknown) => {
      if (error instanceof QueryError) return null;
      throw error;
    });
    const rollUp = rows === null || rows.packed.length > ROWS_AT_MOST ? null : new FactRollUp(rows);
    this.#loaded.set(settings.join(), rollUp);
    return rollUp;
  }
}
