import type { Engine } from '../engine/engine.ts';
import { quoteIdentifier } from '../sql/quote.ts';
import { INTEGER_FIELDS, TEXT_FIELDS } from './aliases.ts';
import { ColumnReader } from './columns.ts';
import { tableSql, testCase } from './evidenceView.ts';
import { choiceSql, precisionJoin, precisionSql } from './wordSql.ts';
import { FOLD_COLUMNS } from './foldColumns.ts';
import type { FoldPlan, SettingName } from './foldPlan.ts';
import type { RecognisedTable } from './recognise.ts';

/** Every part of a setting with the column of evidence that holds it. */
export const SETTING_COLUMNS: Readonly<Record<SettingName, string>> = { precision: 'precision', batch: 'batch', testCase: 'test_case', testType: 'test_type' };
export const SETTING_NAMES: readonly SettingName[] = ['precision', 'batch', 'testCase', 'testType'];

/** What a large table writes for one part of the setting, with how many rows do. */
export function wordRelation({ entry }: FoldPlan, name: SettingName): string {
  return `bench.written_${name.toLowerCase()}_${entry.id}`;
}

/** The same with `key`, the value in the canonical column. */
export function settingRelation({ entry }: FoldPlan, name: SettingName): string {
  return `bench.setting_${name.toLowerCase()}_${entry.id}`;
}

/** The parts of a setting that a table says, and by which of its columns. */
export function settingsOf(plan: FoldPlan): readonly (readonly [SettingName, readonly string[]])[] {
  return SETTING_NAMES.flatMap((name) => {
    const columns = plan.saidBy.get(name)?.columns ?? [];
    return columns.length === 0 ? [] : [[name, columns] as const];
  });
}

/** Gathers what each large table writes for the parts of a setting: one look at a column each. */
export async function gatherSettings(engine: Engine, plans: readonly FoldPlan[]): Promise<void> {
  for (const plan of plans) {
    for (const [name, columns] of settingsOf(plan)) {
      await engine.run({ sql: `CREATE TABLE ${wordRelation(plan, name)} AS SELECT ${columns.map((column) => `t.${quoteIdentifier(column)}`).join(', ')}, count(*)::INTEGER AS result_count FROM ${tableSql(plan.entry.table)} AS t GROUP BY ALL` });
    }
  }
}

/** The tables of gathered precisions, as tables of results that state nothing else. */
export function precisionEntries(plans: readonly FoldPlan[]): readonly RecognisedTable[] {
  return plans.flatMap((plan) => {
    const columns = plan.saidBy.get('precision')?.columns ?? [];
    const { table } = plan.entry;
    return columns.length === 0 ? [] : [{ ...plan.entry, table: { ...table, columns: table.columns.filter(({ name }) => columns.includes(name)), readFrom: `(SELECT *, result_count AS ${FOLD_COLUMNS.rows} FROM ${wordRelation(plan, 'precision')})`, isFolded: true } }];
  });
}

/** Finds the canonical value of everything that was gathered, once the words are known. */
export async function keySettings(engine: Engine, plans: readonly FoldPlan[]): Promise<void> {
  for (const plan of plans) {
    for (const [name] of settingsOf(plan)) {
      const { value, join } = keySql(plan, name);
      await engine.run({ sql: `CREATE TABLE ${settingRelation(plan, name)} AS SELECT ${value} AS key, t.* FROM ${wordRelation(plan, name)} AS t${join}` });
    }
  }
}

function keySql(plan: FoldPlan, name: SettingName): { readonly value: string; readonly join: string } {
  const reader = new ColumnReader(plan.entry.table);
  switch (name) {
    case 'precision': {
      const word = reader.text(TEXT_FIELDS.precision);
      return { value: precisionSql(word), join: ` LEFT JOIN bench.precision_word AS pw ON ${precisionJoin(word)}` };
    }
    case 'batch':
      return { value: `coalesce((${reader.integer(INTEGER_FIELDS.batch)})::VARCHAR, '')`, join: '' };
    case 'testCase':
      return { value: choiceSql(testCase(reader)), join: '' };
    case 'testType':
      return { value: choiceSql(reader.text(TEXT_FIELDS.test_type)), join: '' };
  }
}
