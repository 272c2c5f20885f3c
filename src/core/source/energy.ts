import { caseOf, firstOf, not, ofStated } from './constantSql.ts';

/** SQL for what follows from power, throughput and energy, over a row that has the canonical columns and what the file itself states of efficiency. */
export interface EnergySql {
  /** Whether the stated efficiency contradicts power and throughput. */
  readonly conflict: string;
  /** J. */
  readonly perItem: string;
  readonly itemsPerJoule: string;
  /** J·s. */
  readonly delay: string;
}

const NONE = 'NULL::DOUBLE';

/**
 * Energy per item is power over throughput where both are known (W ÷ items/s = J), else the energy of the test over its
 * items, else as stated. A stated efficiency × power is throughput; what disagrees by more than 5 % is taken for nothing.
 * @param column How a canonical column is written; NULL for one that no row fills.
 */
export function energySql(column: (name: string) => string): EnergySql {
  const [power, throughput, energy, duration] = [column('power_w'), column('throughput_per_s'), column('energy_j'), column('duration_s')];
  const [perItem, perJoule] = [column('stated_energy_per_item_j'), column('stated_items_per_joule')];
  const stated = ofStated([perJoule, power, throughput], () => `abs(${perJoule} * ${power} / ${throughput} - 1) > 0.05`, 'BOOLEAN');
  const conflict = firstOf(stated, 'false');
  const unlessConflict = (sql: string): string => (sql === NONE ? NONE : caseOf([[not(conflict), sql]], NONE));
  const known = firstOf(
    ofStated([power, throughput], () => `${power} / ${throughput}`),
    ofStated([energy, throughput, duration], () => `${energy} / (${throughput} * ${duration})`),
    perItem,
    ofStated([perJoule], () => `1 / ${perJoule}`),
    NONE,
  );
  return {
    conflict,
    perItem: unlessConflict(known),
    itemsPerJoule: unlessConflict(firstOf(perJoule, ofStated([known], () => `1 / (${known})`), NONE)),
    delay: ofStated([known, column('latency_ms')], () => `(${unlessConflict(known)}) * ${column('latency_ms')} / 1000`),
  };
}

/** What writers that measured only the average put beside it: a peak of exactly 1.2 × and an idle of exactly 0.4 × the average, as far as 32-bit floats tell. */
export function estimatedSql(column: (name: string) => string): string {
  const power = column('power_w');
  const factor = (name: string, value: number): string => ofStated([column(name), power], () => `abs(${column(name)} / ${power} / ${value} - 1) < 1e-6`, 'BOOLEAN');
  return firstOf(ofStated([factor('power_peak_w', 1.2), factor('power_idle_w', 0.4)], (peak, idle) => `${peak} AND ${idle}`, 'BOOLEAN'), 'false');
}
