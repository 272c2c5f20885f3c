import type { Sample } from '../../../core/compare/types.ts';
import { configurationKey } from '../../../core/model/configuration.ts';
import { METRIC_KEYS } from '../../../core/model/metric.ts';
import type { Session } from '../../../core/session/session.ts';
import type { Filters, ViewState } from '../../../core/view/viewState.ts';
import { DEFAULT_VIEW, NO_FILTERS } from '../../../core/view/viewState.ts';

/** Everything that a dataset says in its matrix, its medians and its power figures, a line each, in order: two files that hold the same results say the same. */
export async function sayings(session: Session, filters: Partial<Filters> = {}): Promise<readonly string[]> {
  const view: ViewState = {
    ...DEFAULT_VIEW,
    filters: { ...NO_FILTERS, ...filters },
    grouping: 'none',
    include: ['simulated', 'failed'],
    expanded: [...new Set(session.dataset.devices.map(({ hardwareType }) => hardwareType))],
  };
  return [...(await cells(session, view)), ...(await samples(session, view)), ...(await power(session, view))].toSorted();
}

async function cells(session: Session, view: ViewState): Promise<string[]> {
  const matrix = await session.matrix(view);
  return matrix.rows.flatMap((row) =>
    row.kind === 'group'
      ? []
      : matrix.columns.map((column) => {
          const { decision, stale, results, declarations } = matrix.cell(row, column);
          return `cell ${JSON.stringify([row.key, column.key, decision, stale, results, declarations])}`;
        }),
  );
}

async function samples(session: Session, view: ViewState): Promise<string[]> {
  const { configurations } = await session.performance.configurations(view, METRIC_KEYS);
  return configurations.flatMap(({ configuration, samples: byMetric }) =>
    Object.entries(byMetric).map(([metric, sample]) => `sample ${configurationKey(configuration)} ${metric} ${JSON.stringify(summaryOf(sample))}`),
  );
}

function summaryOf({ kind, n, runs, versions, median, min, max, simulated, failed, newestMs }: Sample): readonly unknown[] {
  return [kind, n, runs, versions, number(median), number(min), number(max), simulated, failed, newestMs];
}

async function power(session: Session, view: ViewState): Promise<string[]> {
  const { results } = await session.power.overview({ ...view, page: 'power' });
  return results.map(({ configuration, kind, basis, n, values, measured, idleW, conflicts, failed, throttledResults, newestMs }) => {
    const stated = METRIC_KEYS.filter((key) => values[key] !== null).map((key) => [key, number(values[key]), measured[key]]);
    return `power ${configurationKey(configuration)} ${JSON.stringify([kind, basis, n, stated, number(idleW), conflicts, failed, throttledResults, newestMs])}`;
  });
}

/** What is left of a number that was kept in 32 bits once. */
function number(value: number | null): string | null {
  return value === null ? null : value.toPrecision(6);
}
