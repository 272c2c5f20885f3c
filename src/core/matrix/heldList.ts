import type { Ask } from '../engine/ask.ts';
import type { CancelSignal } from '../engine/engine.ts';
import type { Relations } from '../source/relations.ts';
import type { SourceFile } from '../source/sources.ts';
import { ALL_RESULTS, BY_SETTING } from '../sql/from.ts';
import type { ListedRow, SettingNames } from '../sql/resultList.ts';
import { resultList, settingNames, testTypeNames } from '../sql/resultList.ts';
import type { ResultsAsked } from '../sql/resultRows.ts';
import { INCLUDABLE } from '../view/viewState.ts';
import type { ResultNames } from './scopeFilter.ts';
import type { Scope } from './scope.ts';

/** A dataset whose results are held in memory, and how its answers are kept. */
export interface HeldAccess {
  readonly ask: Ask;
  readonly relations: Relations;
  readonly files: readonly SourceFile[];
}

/** Asks for every result, whatever the view. */
export async function everyResult({ relations }: Pick<HeldAccess, 'relations'>, signal: CancelSignal | undefined): Promise<Pick<ResultsAsked, 'condition' | 'from' | 'include'>> {
  return { condition: () => 'true', include: INCLUDABLE, from: await relations.rows(ALL_RESULTS, signal) };
}

/** Every result of a small file, and what its numbers stand for under a scope: asked once for all parts of a session. */
export async function heldList(access: HeldAccess, scope: Scope, signal: CancelSignal | undefined): Promise<{ readonly rows: readonly ListedRow[]; readonly names: ResultNames }> {
  const [rows, names] = await Promise.all([access.ask(resultList(await everyResult(access, signal)), signal), heldNames(access, scope, signal)]);
  return { rows, names };
}

/** What the numbers of results of a small file stand for. */
export async function heldNames({ ask, relations, files }: HeldAccess, { filters }: Pick<Scope, 'filters'>, signal: CancelSignal | undefined): Promise<ResultNames> {
  const relation = await relations.counted(BY_SETTING, signal);
  const settings = bySetting(await ask(settingNames(relation), signal));
  return { files, settings, testTypes: filters.testType.length === 0 ? [] : await ask(testTypeNames(relation), signal) };
}

const known = new WeakMap<readonly SettingNames[], ResultNames['settings']>();

/** The settings by their numbers; the same for the same answer. */
export function bySetting(rows: readonly SettingNames[]): ResultNames['settings'] {
  const settings = known.get(rows) ?? new Map(rows.map((row) => [row.setting, row]));
  known.set(rows, settings);
  return settings;
}
