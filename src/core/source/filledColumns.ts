import { FINITE_FIELDS, INTEGER_FIELDS, POSITIVE_FIELDS, TEXT_FIELDS } from './aliases.ts';
import type { Alias } from './aliases.ts';
import type { ColumnReader } from './columns.ts';

/** The canonical columns that a table can fill: it has a column for them, or for what they follow from. A list of runs may tell the commits of a table that names its runs. */
export function filledColumns(reader: ColumnReader, listsRuns: boolean): ReadonlySet<string> {
  const present = ([, aliases]: readonly [string, readonly Alias[]]): boolean => aliases.some(({ column }) => reader.has(column));
  const filled = new Set([POSITIVE_FIELDS, FINITE_FIELDS, INTEGER_FIELDS, { test_type: TEXT_FIELDS.test_type }].flatMap((fields) => Object.entries<readonly Alias[]>(fields).filter(present).map(([field]) => field)));
  const namesRuns = present(['run_key', TEXT_FIELDS.run_ref]);
  if (namesRuns) filled.add('run_key');
  if (present(['version_key', TEXT_FIELDS.commit_ref]) || (namesRuns && listsRuns)) filled.add('version_key');
  const stated = filled.has('stated_items_per_joule');
  if (filled.has('throughput_per_s') && (filled.has('power_w') || filled.has('energy_j'))) addEnergy(filled);
  if (stated || filled.has('stated_energy_per_item_j')) addEnergy(filled);
  if (stated) filled.add('efficiency_conflict');
  if (filled.has('power_peak_w') && filled.has('power_idle_w')) filled.add('power_estimated');
  return filled;
}

function addEnergy(filled: Set<string>): void {
  for (const column of ['energy_per_item_j', 'items_per_joule', 'energy_delay_js']) filled.add(column);
}
