import type { Ending, RawRow } from './bruteForce.ts';

/** What a row says of the test that it belongs to, for joining. */
export interface RowLinks {
  /** The row of the test that a power reading names. */
  readonly test?: number | null;
  readonly endpoint?: string | null;
  readonly run?: string | null;
  /** As the file states them. */
  readonly itemsPerJoule?: number | null;
}

type Metrics = RawRow['metrics'];

/** Joins power readings with results by trying every pair, and works out what follows from power and speed. */
export function joinPower(rows: readonly RawRow[]): RawRow[] {
  const tests = new Map(rows.filter((row) => row.kind === 'test').map((row) => [row.rowId, row]));
  const named = rows.flatMap((power) => {
    const test = tests.get(power.links?.test ?? -1);
    return power.kind === 'power' && test !== undefined && sameSubject(power, test) ? [{ power, test: { ...test, tier: power.tier === 'simulated' ? power.tier : test.tier } }] : [];
  });
  const wishes = named.flatMap(({ power, test }) => {
    const fitting = rows.filter((row) => ['measurement', 'web', 'ipfs'].includes(row.kind) && fits(row, test));
    const best = narrowed(fitting, (row) => fit(row, power, test));
    return best.length === 1 ? best.map((result) => ({ power, test, result })) : [];
  });
  const pairs = wishes.filter(({ power, result }) => {
    const rivals = narrowed(wishes.filter((wish) => wish.result === result), (wish) => fit(wish.result, wish.power, wish.test));
    return rivals.length === 1 && rivals[0]?.power === power;
  });
  const replaced = new Map<RawRow, RawRow>();
  for (const { power, test } of named) {
    replaced.set(power, { ...power, ...settingOf(test), tier: test.tier, failedRun: failureOf(test) });
    const original = tests.get(test.rowId);
    if (original !== undefined) replaced.set(original, { ...original, throttled: original.throttled ?? strongest(named.filter((other) => other.test.rowId === test.rowId).map((other) => other.power)) });
  }
  for (const { power, test, result } of pairs) {
    const given = replaced.get(power) ?? power;
    const setting = settingOf(result);
    replaced.set(power, {
      ...given, linked: true, precision: setting.precision || given.precision, batch: setting.batch || given.batch, testCase: setting.testCase || given.testCase,
      failedRun: failureOf(result) ?? given.failedRun ?? null, metrics: speed(power.metrics, result), links: { ...power.links, test: test.rowId },
    });
    replaced.set(result, { ...result, linked: true, throttled: result.throttled ?? power.throttled ?? null });
  }
  return rows.map((row) => replaced.get(row) ?? row).map((row) => ({ ...row, metrics: withEnergy(row) }));
}

function strongest(powers: readonly RawRow[]): boolean | null {
  const known = powers.flatMap((row) => (row.throttled === null || row.throttled === undefined ? [] : [row.throttled]));
  return known.length === 0 ? null : known.some((said) => said);
}

function sameSubject(left: RawRow, right: RawRow): boolean {
  return left.model === right.model && left.type === right.type && left.device === right.device;
}

function agrees(left: string, right: string): boolean {
  return left === right || left === '' || right === '';
}

function fits(row: RawRow, test: RawRow): boolean {
  return sameSubject(row, test) && row.atMs !== null && row.atMs === test.atMs && (row.tier === 'simulated') === (test.tier === 'simulated') && agrees(row.precision, test.precision) && agrees(row.batch, test.batch);
}

function fit(row: RawRow, power: RawRow, test: RawRow): readonly boolean[] {
  const [mine, its] = [row.metrics['power_w'], power.metrics['power_w']];
  return [
    row.links?.run !== undefined && row.links.run !== null && row.links.run === test.links?.run,
    row.testCase !== '' && row.testCase === test.links?.endpoint,
    typeof mine === 'number' && typeof its === 'number' && Math.abs(mine / its - 1) < 1e-6,
  ];
}

/** Keeps, question by question, those that answer yes where any does. */
function narrowed<T>(all: readonly T[], answers: (item: T) => readonly boolean[]): readonly T[] {
  let left = all;
  for (const question of [0, 1, 2]) {
    const yes = left.filter((item) => answers(item)[question] === true);
    if (yes.length > 0) left = yes;
  }
  return left;
}

function settingOf(row: RawRow): Pick<RawRow, 'precision' | 'batch' | 'testCase'> {
  return { precision: row.precision, batch: row.batch, testCase: row.testCase };
}

function ran(row: RawRow): boolean {
  return row.outcome === null || row.outcome === 'supported' || row.outcome === 'partial';
}

function failureOf(row: RawRow): Ending | null {
  return ran(row) ? null : { outcome: row.outcome, failure: row.failure };
}

function speed(metrics: Metrics, result: RawRow): Metrics {
  const taken = ran(result) ? result.metrics : {};
  const filled = Object.fromEntries(['latency_ms', 'throughput_per_s'].map((column) => [column, metrics[column] ?? taken[column] ?? null]));
  return { ...metrics, ...filled, power_w: metrics['power_w'] ?? result.metrics['power_w'] ?? null, temperature_c: metrics['temperature_c'] ?? result.metrics['temperature_c'] ?? null };
}

function withEnergy({ metrics, links }: RawRow): Metrics {
  const [watts, throughput, latency, stated] = [metrics['power_w'] ?? null, metrics['throughput_per_s'] ?? null, metrics['latency_ms'] ?? null, links?.itemsPerJoule ?? null];
  const contradicted = watts !== null && throughput !== null && stated !== null && Math.abs((stated * watts) / throughput - 1) > 0.05;
  const [joules, seconds] = [metrics['energy_j'] ?? null, metrics['duration_s'] ?? null];
  const whole = joules !== null && seconds !== null && throughput !== null ? joules / (throughput * seconds) : null;
  const energy = contradicted ? null : watts !== null && throughput !== null ? watts / throughput : (whole ?? (stated === null ? null : 1 / stated));
  return { ...metrics, energy_per_item_j: energy, items_per_joule: energy === null ? null : (stated ?? 1 / energy), energy_delay_js: energy === null || latency === null ? null : (energy * latency) / 1000 };
}
