import type { Dataset } from '../../core/source/dataset.ts';
import type { DeviceInfo, ModelInfo } from '../../core/model/modelAndDevice.ts';
import type { CellState, FailureKind, Outcome, Tier } from '../../core/model/state.ts';
import type { EvidenceKind } from '../../core/model/evidence.ts';
import { METRICS } from '../../core/model/metric.ts';
import type { RowLinks } from './joinPower.ts';
import type { Filters, ViewState } from '../../core/view/viewState.ts';

/** How a test ended. */
export type Ending = Pick<RawRow, 'outcome' | 'failure'>;

/** A row of a source table as it was found there, put into the words of the page. */
export interface RawRow {
  readonly table: string;
  readonly rowId: number;
  readonly kind: EvidenceKind;
  /** In lower case. */
  readonly model: string;
  readonly type: string;
  /** In lower case; empty where none is named. */
  readonly device: string;
  readonly tier: Tier;
  readonly outcome: Outcome | null;
  readonly failure: FailureKind | null;
  /** A test that says itself how it ended. */
  readonly explicit: boolean;
  readonly atMs: number | null;
  readonly precision: string;
  readonly batch: string;
  readonly testType: string;
  readonly testCase: string;
  readonly score: number | null;
  /** By canonical column. */
  readonly metrics: { readonly [column: string]: number | null };
  /** What the file says of throttling; null or absent where it says nothing. */
  readonly throttled?: boolean | null;
  /** Of a power reading and its result: they are of one run. */
  readonly linked?: boolean;
  /** Of a power reading: how its run failed; null or absent where it did not. */
  readonly failedRun?: Ending | null;
  readonly links?: RowLinks;
}

export interface ExpectedCell {
  readonly state: CellState;
  readonly tier: Tier | null;
  readonly failure: FailureKind | null;
  readonly decidedAtMs: number | null;
  readonly conflict: boolean;
  readonly stale: boolean;
  readonly results: number;
  readonly declarations: number;
  readonly throttled: number;
  readonly newestMs: number | null;
  readonly rawValue: number | null;
  readonly simulatedValue: boolean;
  readonly inView: boolean;
}

export interface ExpectedMatrix {
  readonly models: readonly string[];
  readonly types: readonly { readonly type: string; readonly devices: readonly string[] }[];
  readonly legend: { readonly [state: string]: number };
  readonly modifiers: { readonly conflict: number; readonly stale: number };
  readonly pairs: number;
  readonly tested: number;
  readonly supported: number;
  cell(model: string, type: string, device: string | null): ExpectedCell;
}

const DAY_MS = 86_400_000;
const WORST_LAST = ['supported', 'partial', 'unsupported', 'failing unavailable', 'failing error', 'failing timeout', 'failing out-of-memory', 'failing crash'];

export function badness(row: RawRow): number {
  return WORST_LAST.indexOf(row.outcome === 'failing' ? `failing ${row.failure ?? 'error'}` : (row.outcome ?? ''));
}

/** The rules once more, over all rows and without any index: slow, plain, and written from the requirements. */
export function expectedMatrix(dataset: Dataset, all: readonly RawRow[], view: ViewState): ExpectedMatrix {
  const { filters } = view;
  const rows = all.filter((row) => leavesRow(filters, row));
  const types = [...new Set(dataset.devices.map((device) => device.hardwareType))].flatMap((type) => {
    const devices = dataset.devices.filter((device) => device.hardwareType === type && leavesDevice(filters, device)).map((device) => device.name ?? '');
    return devices.length === 0 ? [] : [{ type, devices }];
  });
  const byPair = new Map<string, RawRow[]>();
  for (const row of rows) {
    const inView = types.find(({ type }) => type === row.type)?.devices.some((device) => device.toLowerCase() === row.device) === true;
    const key = `${row.model}\n${row.type}`;
    if (inView) byPair.set(key, [...(byPair.get(key) ?? []), row]);
  }
  const read = cellReader(view, all, dataset.newestMs);
  const cellOf = (model: string, type: string, device: string | null): ExpectedCell => {
    const pair = byPair.get(`${model.toLowerCase()}\n${type}`) ?? [];
    return read(device === null ? pair : pair.filter((row) => row.device === device.toLowerCase()));
  };
  const asksEvidence = [filters.precision, filters.batch, filters.testType, filters.device].some((list) => list.length > 0) || filters.since !== null || filters.until !== null || filters.evidence !== 'all' || filters.throttled === 'without';
  const candidates = dataset.models.filter((model) => leavesModel(filters, model) && (!asksEvidence || types.some(({ type }) => byPair.has(`${model.name.toLowerCase()}\n${type}`))));
  const cells = candidates.flatMap((model) => types.map(({ type }) => ({ model: model.name, cell: cellOf(model.name, type, null) })));
  const shown = cells.filter(({ cell }) => cell.inView).map(({ cell }) => cell);
  const hides = filters.state.length > 0 || filters.modifier.length > 0;
  const legend: Record<string, number> = {};
  for (const { cell } of cells) if (leavesModifier(filters, cell)) legend[cell.state] = (legend[cell.state] ?? 0) + 1;
  const stated = cells.filter(({ cell }) => filters.state.length === 0 || filters.state.includes(cell.state));
  return {
    models: candidates.map((model) => model.name).filter((name) => !hides || cells.some(({ model, cell }) => model === name && cell.inView)),
    types,
    legend,
    modifiers: { conflict: stated.filter(({ cell }) => cell.conflict).length, stale: stated.filter(({ cell }) => cell.stale).length },
    pairs: shown.length,
    tested: shown.filter((cell) => cell.tier === 'observed').length,
    supported: shown.filter((cell) => cell.tier === 'observed' && cell.state === 'supported').length,
    cell: cellOf,
  };
}

export function leavesRow(filters: Filters, row: RawRow): boolean {
  const simulated = row.tier === 'simulated';
  return (
    chosen(filters.precision, row.precision) && chosen(filters.batch, row.batch) && chosen(filters.testType, row.testType) &&
    (filters.evidence === 'all' || (filters.evidence === 'simulated') === simulated) &&
    (filters.throttled === 'all' || row.throttled !== true) &&
    (filters.since === null || (row.atMs !== null && row.atMs >= Date.parse(filters.since))) &&
    (filters.until === null || (row.atMs !== null && row.atMs < Date.parse(filters.until) + DAY_MS))
  );
}

function leavesDevice(filters: Filters, device: DeviceInfo): boolean {
  return chosen(filters.hardware, device.hardwareType) && chosen(filters.device, device.name ?? '');
}

function leavesModel(filters: Filters, model: ModelInfo): boolean {
  const text = [model.name, model.family, model.modality].join('\n').toLowerCase();
  const words = filters.search.toLowerCase().split(' ').filter((word) => word !== '');
  return chosen(filters.modality, model.modality ?? '') && chosen(filters.family, model.family ?? '') && words.every((word) => (word.startsWith('-') ? !text.includes(word.slice(1)) : text.includes(word)));
}

function leavesModifier(filters: Filters, cell: { readonly conflict: boolean; readonly stale: boolean }): boolean {
  return filters.modifier.length === 0 || filters.modifier.some((modifier) => cell[modifier]);
}

function chosen(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value);
}

/** Newest deciding rows of a tier, device by device, the worst of those at one time. */
function verdicts(rows: readonly RawRow[], tier: Tier): Map<string, RawRow> {
  const newest = new Map<string, RawRow>();
  for (const row of rows) {
    if (row.tier !== tier || row.outcome === null) continue;
    const known = newest.get(row.device);
    const order = known === undefined ? 1 : (row.atMs ?? 0) - (known.atMs ?? 0) || badness(row) - badness(known);
    if (order > 0) newest.set(row.device, row);
  }
  return newest;
}

function runs(outcome: Outcome | null): boolean {
  return outcome === 'supported' || outcome === 'partial';
}

function cellReader(view: ViewState, all: readonly RawRow[], newestOfFile: number | null): (rows: readonly RawRow[]) => ExpectedCell {
  const at = configuration(view, all);
  return (rows) => {
    const tier = (['observed', 'declared', 'simulated'] as const).find((candidate) => verdicts(rows, candidate).size > 0) ?? null;
    const deciding = tier === null ? [] : [...verdicts(rows, tier).values()];
    const outcomes = [...new Set(deciding.map((row) => row.outcome))];
    const outcome: Outcome = outcomes.length === 1 ? (outcomes[0] ?? 'partial') : 'partial';
    const state: CellState = tier === null ? 'untested' : tier === 'simulated' ? 'simulated' : outcome;
    const newest = deciding.toSorted((left, right) => (right.atMs ?? 0) - (left.atMs ?? 0) || badness(right) - badness(left))[0];
    const observed = verdicts(rows, 'observed');
    const disagree = [...verdicts(rows, 'declared')].some(([device, declared]) => {
      const held = device === '' ? outcome : (observed.get(device)?.outcome ?? null);
      return held !== null && runs(held) !== runs(declared.outcome);
    });
    const decidedAtMs = newest?.atMs ?? null;
    const cell = {
      state, tier, decidedAtMs,
      failure: state === 'failing' ? (newest?.failure ?? null) : null,
      conflict: tier === 'observed' && disagree,
      stale: view.staleAfterDays > 0 && decidedAtMs !== null && newestOfFile !== null && newestOfFile - decidedAtMs > view.staleAfterDays * DAY_MS,
      results: rows.filter((row) => row.kind !== 'declaration' && row.kind !== 'power').length,
      declarations: rows.filter((row) => row.kind === 'declaration').length,
      throttled: rows.filter((row) => row.throttled === true && !(row.kind === 'power' && row.linked === true)).length,
      newestMs: rows.some((row) => row.atMs !== null) ? Math.max(...rows.flatMap((row) => (row.atMs === null ? [] : [row.atMs]))) : null,
      ...valueOf(view, at, rows),
    };
    return { ...cell, inView: chosen(view.filters.state, state) && leavesModifier(view.filters, cell) };
  };
}

interface Configuration {
  readonly batch: string;
  readonly precision: string;
  readonly testCase: string;
}

/** The chosen configuration, the rest of it as in the one with most real values in the file. */
export function configuration(view: ViewState, all: readonly RawRow[]): Configuration {
  const none = { batch: view.at.batch ?? '', precision: view.at.precision ?? '', testCase: view.at.testCase ?? '' };
  if (view.content.kind !== 'metric') return none;
  const { column } = METRICS[view.content.metric];
  const counts = new Map<string, number>();
  for (const row of all) {
    if ((row.metrics[column] ?? null) === null || !ran(row) || twice(row, column)) continue;
    const key = [row.batch, row.precision, row.testCase].join('\n');
    counts.set(key, (counts.get(key) ?? 0) + Number(row.tier === 'observed'));
  }
  const fits = [...counts].filter(([key]) => {
    const [batch, precision, testCase] = key.split('\n');
    return (view.at.batch ?? batch) === batch && (view.at.precision ?? precision) === precision && (view.at.testCase ?? testCase) === testCase;
  });
  const most = fits.toSorted(([left, leftCount], [right, rightCount]) => rightCount - leftCount || (left < right ? -1 : 1))[0];
  const [batch = '', precision = '', testCase = ''] = most?.[0].split('\n') ?? [];
  return most === undefined ? none : { batch, precision, testCase };
}

/** A number of a failed run is no measurement. */
function ran(row: RawRow): boolean {
  if ((row.failedRun ?? null) !== null) return false;
  return row.outcome === null || row.outcome === 'supported' || row.outcome === 'partial';
}

const METERED = new Set(['power_w', 'power_peak_w', 'items_per_joule', 'energy_per_item_j', 'energy_delay_js', 'temperature_c', 'temperature_peak_c', 'battery_mah', 'battery_percent_per_h', 'runtime_h']);

/** Of a power reading and its result the reading speaks for power and heat, the result for the rest; both timed themselves. */
function twice(row: RawRow, column: string): boolean {
  return row.linked === true && column !== 'duration_s' && (row.kind === 'power') !== METERED.has(column);
}

function real(rawValue: number | null): { readonly rawValue: number | null; readonly simulatedValue: boolean } {
  return { rawValue, simulatedValue: false };
}

function valueOf(view: ViewState, at: Configuration, rows: readonly RawRow[]): { readonly rawValue: number | null; readonly simulatedValue: boolean } {
  const byDevice = [...new Set(rows.map((row) => row.device))].map((device) => rows.filter((row) => row.device === device));
  const times = rows.flatMap((row) => (row.atMs === null ? [] : [row.atMs]));
  switch (view.content.kind) {
    case 'state':
      return real(null);
    case 'count':
      return real(rows.length === 0 ? null : rows.filter((row) => row.kind !== 'declaration' && row.kind !== 'power').length);
    case 'age':
      return real(times.length === 0 ? null : Math.max(...times));
    case 'score': {
      const best = (simulated: boolean): number | null => {
        const scores = byDevice.flatMap((list) => {
          const scored = list.filter((row) => row.score !== null && (row.tier === 'simulated') === simulated).toSorted((left, right) => (right.atMs ?? 0) - (left.atMs ?? 0) || (left.score ?? 0) - (right.score ?? 0));
          return scored[0]?.score === undefined || scored[0].score === null ? [] : [scored[0].score];
        });
        return scores.length === 0 ? null : Math.max(...scores);
      };
      const value = best(false);
      return value === null ? { rawValue: best(true), simulatedValue: best(true) !== null } : real(value);
    }
    case 'pass-rate': {
      const tests = rows.filter((row) => row.explicit && row.tier === 'observed' && row.outcome !== null);
      return real(tests.length === 0 ? null : tests.filter((row) => row.outcome === 'supported').length / tests.length);
    }
    case 'metric': {
      const { column, better } = METRICS[view.content.metric];
      const choose = better === 'higher' ? Math.max : Math.min;
      const { statistic } = view.content;
      const best = (tier: Tier): number | null => {
        const values = byDevice.flatMap((list) => {
          const held = list.flatMap((row) => (ran(row) && !twice(row, column) && row.tier === tier && row.batch === at.batch && row.precision === at.precision && row.testCase === at.testCase ? [row.metrics[column] ?? null] : [])).filter((value) => value !== null);
          return held.length === 0 ? [] : [statistic === 'best' ? choose(...held) : median(held)];
        });
        return values.length === 0 ? null : choose(...values);
      };
      const value = best('observed');
      return value === null ? { rawValue: best('simulated'), simulatedValue: best('simulated') !== null } : real(value);
    }
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
