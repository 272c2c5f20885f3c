import type { CancelSignal, Engine } from '../engine/engine.ts';
import { needsCells, scopeCondition, scopeOf } from '../matrix/scope.ts';
import type { Session } from '../session/session.ts';
import type { Naming } from '../source/configurationNames.ts';
import { namingOf } from '../source/configurationNames.ts';
import type { SourceTable } from '../source/table.ts';
import { cellFacts } from '../sql/cellFacts.ts';
import type { Condition } from '../sql/reportQuestions.ts';
import type { ViewState } from '../view/viewState.ts';
import { DEFAULT_VIEW } from '../view/viewState.ts';

export interface ReportOptions {
  /** The engine that the session was opened with, and the tables it was opened on. */
  readonly engine: Engine;
  readonly tables: readonly SourceTable[];
  /** Name and size of the dataset, as people know it. */
  readonly name: string;
  readonly bytes: number | null;
  /** Filters, and what counts besides real results; the whole database when absent. */
  readonly view?: ViewState;
  /** Entries of each list at most. */
  readonly atMost: number;
  readonly nowMs: number;
  /** Address of the dashboard with this database in it; null for none. */
  readonly site?: string | null;
  readonly signal?: CancelSignal;
}

/** What the sections of a report share. */
export interface ReportContext {
  readonly session: Session;
  readonly engine: Engine;
  readonly tables: readonly SourceTable[];
  readonly view: ViewState;
  /** The rows that the view leaves: those that the pages show. */
  readonly condition: Condition;
  readonly naming: Naming;
  readonly atMost: number;
  readonly nowMs: number;
  readonly signal: CancelSignal | undefined;
}

/** @throws {QueryError} when the engine refuses. */
export async function openReport(session: Session, options: ReportOptions): Promise<ReportContext> {
  const { engine, tables, atMost, nowMs, signal } = options;
  const view = options.view ?? DEFAULT_VIEW;
  const facts = needsCells(view.filters) ? await engine.ask(cellFacts('bench.counted', view.filters), { signal }) : null;
  const scope = scopeOf(session.dataset, view, facts);
  return { session, engine, tables, view, condition: (parameters) => scopeCondition(scope, parameters), naming: namingOf(session.dataset), atMost, nowMs, signal };
}

/** The first entries of a list, with how many there are. */
export function firstOf<T>(all: readonly T[], order: string, atMost: number): { readonly total: number; readonly order: string; readonly rows: readonly T[] } {
  return { total: all.length, order, rows: all.slice(0, atMost) };
}

export function isoTime(ms: number | null): string | null {
  return ms === null || Math.abs(ms) > 8.64e15 ? null : new Date(ms).toISOString();
}

/** An empty text is "not stated". */
export function statedText(text: string): string | null {
  return text === '' ? null : text;
}
