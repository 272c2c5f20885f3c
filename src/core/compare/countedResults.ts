import type { CancelSignal } from '../engine/engine.ts';
import type { Scope } from '../matrix/scope.ts';
import { scopeCondition } from '../matrix/scope.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { METRICS, METRIC_KEYS } from '../model/metric.ts';
import type { SessionContext } from '../session/context.ts';
import { evidenceCondition, periodOf } from '../sql/evidenceFilter.ts';
import type { Parameters } from '../sql/evidenceFilter.ts';
import type { CountedConfigurations, GroupTables, SettingRow, UsageRow } from '../sql/resultGroups.ts';
import { countConfigurations, groupResults, groupUsage, settingList, withSettings } from '../sql/resultGroups.ts';
import type { ResultUsage } from '../sql/resultUsage.ts';
import { NO_FILTERS } from '../view/viewState.ts';
import type { Includable } from '../view/viewState.ts';
import { KIND_ORDER } from './chooseGroups.ts';
import { KeptTables } from './keptTables.ts';

/** In the order in which one is taken to speak for a configuration. */
const KINDS: readonly EvidenceKind[] = [...KIND_ORDER, 'declaration'];

/** Where the configurations of a view are counted. */
export interface CountedTable {
  readonly table: string;
  readonly settings: string;
  /** `table` with its settings in words. */
  readonly relation: string;
  /** What is left of a scope's condition over them. */
  readonly condition: (parameters: Parameters) => string;
}

/** The results of a large file by configuration, as tables in the engine: filters of models, hardware, precision and batch choose among them. */
export class CountedResults {
  readonly #context: SessionContext;
  readonly #groups: KeptTables;
  readonly #configurations: KeptTables;
  readonly cells: KeptTables;

  constructor(context: SessionContext) {
    this.#context = context;
    this.#groups = new KeptTables(context.engine, 'bench.result_group', 2, (name) => [tablesOf(name).settings]);
    this.#configurations = new KeptTables(context.engine, 'bench.result_configuration', 8);
    this.cells = new KeptTables(context.engine, 'bench.compared_cell', 6);
  }

  /** Every configuration with how many results speak for it. */
  async configurations(scope: Scope, counted: CountedConfigurations, signal: CancelSignal | undefined): Promise<CountedTable> {
    const tables = await this.#tables(scope, signal);
    const { metrics, need, include, timed } = counted;
    const table = await this.#configurations.get(JSON.stringify([tables.groups, metrics, need, include, timed]), (name) => this.#context.engine.run(countConfigurations(name, tables, counted, KINDS), { signal }), signal);
    return { table, settings: tables.settings, relation: withSettings(table, tables.settings), condition: conditionOf(scope) };
  }

  /** What became of every result in view. */
  async usage(scope: Scope, include: readonly Includable[], signal: CancelSignal | undefined): Promise<ResultUsage> {
    return usageOf(await this.#context.ask(groupUsage(await this.#tables(scope, signal), conditionOf(scope), KINDS), signal), include);
  }

  /** A table of the settings that results in view state, among others. */
  async settingsTable(scope: Scope, signal: CancelSignal | undefined): Promise<string> {
    return (await this.#tables(scope, signal)).settings;
  }

  settings({ settings }: Pick<CountedTable, 'settings'>, signal: CancelSignal | undefined): Promise<readonly SettingRow[]> {
    return this.#context.ask(settingList(settings), signal);
  }

  async #tables({ filters }: Scope, signal: CancelSignal | undefined): Promise<GroupTables> {
    const { source, testType, evidence, throttled } = filters;
    const period = periodOf(filters);
    const ofRows = { ...NO_FILTERS, source, testType, evidence, throttled, since: filters.since, until: filters.until };
    const { engine, read } = this.#context;
    const groups = await this.#groups.get(JSON.stringify(ofRows), async (name) => {
      const counted = await read.relations.counted({ by: 'setting', ...period }, signal);
      for (const statement of groupResults(tablesOf(name), counted, (parameters) => evidenceCondition(ofRows, parameters), KINDS)) await engine.run(statement, { signal });
    }, signal);
    return tablesOf(groups);
  }
}

/** What is left of the filters once those of single results have been applied. */
function conditionOf(scope: Scope): CountedTable['condition'] {
  const { precision, batch } = scope.filters;
  return (parameters) => scopeCondition({ ...scope, filters: { ...NO_FILTERS, precision, batch } }, parameters);
}

/** The sum of what was counted. */
export function usageOf(rows: readonly UsageRow[], include: readonly Includable[]): ResultUsage {
  const usage: { in_view: number; declared: number; placeholder: number; simulated: number; failed: number; usable: number; oldest_ms: number | null; newest_ms: number | null; [column: string]: number | null } = { in_view: 0, declared: 0, placeholder: 0, simulated: 0, failed: 0, usable: 0, oldest_ms: null, newest_ms: null };
  for (const key of METRIC_KEYS) usage[METRICS[key].column] = 0;
  for (const row of rows) {
    usage.in_view += row.n;
    usage[refusalOf(row, include) ?? 'usable'] = (usage[refusalOf(row, include) ?? 'usable'] ?? 0) + row.n;
    if (refusalOf(row, include) !== null) continue;
    if (row.oldest_ms !== null) usage.oldest_ms = Math.min(usage.oldest_ms ?? Infinity, row.oldest_ms);
    if (row.newest_ms !== null) usage.newest_ms = Math.max(usage.newest_ms ?? -Infinity, row.newest_ms);
    for (const [index, key] of METRIC_KEYS.entries()) {
      const { column } = METRICS[key];
      if (Math.floor(row.held / 2 ** index) % 2 === 1) usage[column] = (usage[column] ?? 0) + row.n;
    }
  }
  return usage;
}

/** The same order as in `refusedSql`. */
function refusalOf({ declared, placeholder, simulated, failed }: UsageRow, include: readonly Includable[]): 'declared' | 'placeholder' | 'simulated' | 'failed' | null {
  if (declared) return 'declared';
  if (placeholder) return 'placeholder';
  if (simulated && !include.includes('simulated')) return 'simulated';
  return failed && !include.includes('failed') ? 'failed' : null;
}

function tablesOf(groups: string): GroupTables {
  return { groups, settings: groups.replace('result_group', 'result_setting') };
}
