import { throttleCode } from '../model/throttle.ts';
import { constant } from '../sql/quote.ts';
import { BOOLEAN_FIELDS, TEXT_FIELDS } from './aliases.ts';
import type { ColumnReader } from './columns.ts';
import { MISSING } from './subject.ts';

/** NVML's clocks event reasons that mean throttling: SwPowerCap 0x4, HwSlowdown 0x8, SwThermal 0x20, HwThermal 0x40, HwPowerBrake 0x80. */
const REASON_BITS = 0x4 | 0x8 | 0x20 | 0x40 | 0x80;
const REASON_WORDS = 'sw[ _-]*power[ _-]*cap|hw[ _-]*slow[ _-]*down|(sw|hw)[ _-]*therm|hw[ _-]*power[ _-]*br(ea|a)ke';
/** Names of the reasons that are none of these, and words for none at all. */
const OTHER_WORDS = 'none|idle|applications?[ _-]*clock|display[ _-]*clock|sync[ _-]*boost|not active';

/**
 * What a row says of throttling, as a TINYINT: the code of its strongest evidence, 0 where it says that it was not
 * throttled, NULL where it says nothing.
 */
export function throttleSql(reader: ColumnReader): string {
  const said = reader.boolean(BOOLEAN_FIELDS.throttled);
  const lasted = reader.positive([{ column: 'thermal_throttling_duration_seconds' }]);
  const reasons = TEXT_FIELDS.throttle_reasons.map((alias) => reader.text([alias])).filter((sql) => sql !== MISSING).map(reasonSql);
  const reason = reasons.length === 0 ? 'NULL::BOOLEAN' : reasons.length === 1 ? (reasons[0] ?? '') : `coalesce(${reasons.join(', ')})`;
  return `CASE WHEN ${reason} THEN ${throttleCode('reason')} WHEN ${said} OR ${lasted} > 0 THEN ${throttleCode('event')} WHEN NOT ${reason} OR NOT ${said} THEN 0 END::TINYINT`;
}

/** A bit mask, also in hexadecimal as `nvidia-smi` prints it, or the reasons by name; NULL for what is neither. */
function reasonSql(text: string): string {
  const mask = `TRY_CAST(${text} AS BIGINT)`;
  const active = `regexp_replace(${text}, '[^,;|\\n]*not active', '', 'gi')`;
  return `CASE WHEN ${mask} IS NOT NULL THEN ${mask} & ${REASON_BITS} <> 0 WHEN regexp_matches(${active}, ${constant(REASON_WORDS)}, 'i') THEN true WHEN regexp_matches(${text}, ${constant(OTHER_WORDS)}, 'i') THEN false END`;
}
