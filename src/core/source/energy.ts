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

/**
 * Energy per item is power over throughput where both are known (W ÷ items/s = J), else the energy of the test over its
 * items, else as stated. A stated efficiency × power is throughput; what disagrees by more than 5 % is taken for nothing.
 */
export function energySql(row: string): EnergySql {
  const column = (name: string): string => `${row}.${name}`;
  const conflict = `coalesce(abs(${column('stated_items_per_joule')} * ${column('power_w')} / ${column('throughput_per_s')} - 1) > 0.05, false)`;
  const items = `(${column('throughput_per_s')} * ${column('duration_s')})`;
  const perItem = `CASE WHEN NOT ${conflict} THEN coalesce(${column('power_w')} / ${column('throughput_per_s')}, ${column('energy_j')} / ${items}, ${column('stated_energy_per_item_j')}, 1 / ${column('stated_items_per_joule')}) END`;
  return {
    conflict,
    perItem,
    itemsPerJoule: `CASE WHEN NOT ${conflict} THEN coalesce(${column('stated_items_per_joule')}, 1 / (${perItem})) END`,
    delay: `(${perItem}) * ${column('latency_ms')} / 1000`,
  };
}

/** What writers that measured only the average put beside it: a peak of exactly 1.2 × and an idle of exactly 0.4 × the average, as far as 32-bit floats tell. */
export function estimatedSql(row: string): string {
  const factor = (column: string, value: number): string => `abs(${row}.${column} / ${row}.power_w / ${value} - 1) < 1e-6`;
  return `coalesce(${factor('power_peak_w', 1.2)} AND ${factor('power_idle_w', 0.4)}, false)`;
}
