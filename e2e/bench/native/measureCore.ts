import { openNativeEngine } from '../../../src/cli/engine.ts';
import type { NativeEngine } from '../../../src/cli/engine.ts';
import { openSession } from '../../../src/core/session/openSession.ts';
import type { Session } from '../../../src/core/session/session.ts';
import { constant } from '../../../src/core/sql/quote.ts';
import type { SourceTable } from '../../../src/core/source/table.ts';
import { DEFAULT_VIEW } from '../../../src/core/view/viewState.ts';
import type { ViewState } from '../../../src/core/view/viewState.ts';
import { ASKED } from '../asked.ts';
import type { QuestionId } from '../questions.ts';
import type { NativeFigure } from './nativeFigure.ts';
import { timed, timesOf } from './timesOf.ts';

type Ask = (session: Session) => Promise<unknown>;

function filtered(filters: Partial<ViewState['filters']>, view: Partial<ViewState> = {}): ViewState {
  return { ...DEFAULT_VIEW, ...view, filters: { ...DEFAULT_VIEW.filters, ...filters } };
}

function matrix(view: ViewState): Ask {
  return (session) => session.matrix(view);
}

/** What the page asks of a session that was opened just before, in the order in which a person would. */
const ASKS: readonly (readonly [id: Exclude<QuestionId, 'open' | 'parquet'>, label: string, ask: Ask])[] = [
  ['filter-precision', 'the session’s matrix', matrix(filtered({ precision: [ASKED.precision] }))],
  ['filter-batch', 'the session’s matrix', matrix(filtered({ batch: [ASKED.batch] }))],
  ['filter-test-type', 'the session’s matrix', matrix(filtered({ testType: [ASKED.testType] }))],
  ['filter-evidence', 'the session’s matrix', matrix(filtered({ evidence: 'real' }))],
  ['filter-dates', 'the session’s matrix', matrix(filtered({ since: ASKED.since }))],
  ['filter-hardware', 'the session’s matrix', matrix(filtered({ hardware: [ASKED.hardware] }))],
  ['filter-state', 'the session’s matrix', matrix(filtered({ state: [ASKED.state] }))],
  ['search', 'the session’s matrix', matrix(filtered({ search: ASKED.search }))],
  ['sort', 'the session’s matrix', matrix(filtered({}, { sort: { key: { by: 'column', hardwareType: ASKED.hardware, device: null }, descending: true } }))],
  ['content', 'the session’s matrix', matrix(filtered({}, { content: { kind: 'metric', metric: 'latency', statistic: 'median' }, at: ASKED.at }))],
  ['drill-down', 'the session’s evidence', (session) => session.evidence(DEFAULT_VIEW, ASKED.cell)],
  ['page-performance', 'the session’s comparison', (session) => session.performance.compare(filtered({}, { page: 'performance' }))],
  ['filter-performance', 'the session’s comparison', (session) => session.performance.compare(filtered({ precision: [ASKED.precision] }, { page: 'performance' }))],
  ['page-power', 'the session’s overview and list of runs', (session) => power(session, filtered({}, { page: 'power' }))],
  ['filter-power', 'the session’s overview and list of runs', (session) => power(session, filtered({ precision: [ASKED.precision] }, { page: 'power' }))],
];

async function power(session: Session, view: ViewState): Promise<unknown> {
  return Promise.all([session.power.overview(view), session.power.seriesList(view)]);
}

/** The page's own core on the native engine, every round in a fresh instance: a session keeps its answers, so each is asked once a round. */
export async function measureCore(path: string, repeats: number): Promise<NativeFigure[]> {
  return measureRounds(repeats, 'open', async (engine) => {
    await engine.attach(path);
    return engine.tables('src');
  });
}

/** Reading the file into a table, then opening it as the page does; no other question. */
export async function measureCoreParquet(path: string, repeats: number): Promise<NativeFigure[]> {
  return measureRounds(repeats, 'parquet', async (engine) => {
    await engine.run({ sql: `CREATE TABLE results AS SELECT * FROM read_parquet(${constant(path)})` });
    return engine.tables('memory');
  });
}

async function measureRounds(repeats: number, first: 'open' | 'parquet', attach: (engine: NativeEngine) => Promise<readonly SourceTable[]>): Promise<NativeFigure[]> {
  const times = new Map<QuestionId, number[]>();
  const note = (id: QuestionId, ms: number): void => {
    times.set(id, [...(times.get(id) ?? []), ms]);
  };
  for (let round = 0; round < repeats; round += 1) {
    const engine = await openNativeEngine();
    try {
      await engine.run({ sql: 'SET threads = 1' });
      const startedMs = performance.now();
      const session = await openSession(engine, await attach(engine));
      await session.matrix(DEFAULT_VIEW);
      note(first, performance.now() - startedMs);
      if (first === 'open') for (const [id, , ask] of ASKS) note(id, await timed(() => ask(session)));
    } finally {
      engine.close();
    }
  }
  const labels = new Map<QuestionId, string>(ASKS.map(([id, label]) => [id, label]));
  return [...times].map(([id, [coldMs = 0, ...rest]]) => ({ id, kind: 'core', label: labels.get(id) ?? 'the session opened, and its first matrix', sql: '', coldMs, ...timesOf([coldMs, ...rest]) }));
}
