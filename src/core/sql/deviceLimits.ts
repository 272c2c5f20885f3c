import type { Question } from '../engine/engine.ts';
import { NUMBER } from '../engine/row.ts';

const LIMIT = { device_key: NUMBER, limit_c: NUMBER } as const;

/** The limits in °C that the file states of its devices. */
export const DEVICE_LIMITS: Question<typeof LIMIT> = {
  name: 'device-limits',
  sql: `SELECT device_key::INTEGER AS device_key, thermal_limit_c::DOUBLE AS limit_c
FROM bench.device_facts
WHERE thermal_limit_c IS NOT NULL
ORDER BY device_key`,
  row: LIMIT,
};
