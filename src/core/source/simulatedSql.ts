import { constant } from '../sql/quote.ts';
import { SIMULATED_BY_WORD, SIMULATED_IN_JSON, SIMULATED_WHEN_FALSE, SIMULATED_WHEN_TRUE } from './aliases.ts';
import type { ColumnReader } from './columns.ts';

/** Whether any of a row's flags marks it as simulated. */
export function simulatedSql(reader: ColumnReader): string {
  const parts = [
    ...SIMULATED_WHEN_TRUE.filter((column) => reader.has(column)).map((column) => `coalesce(${reader.boolean([{ column }])}, false)`),
    ...SIMULATED_WHEN_FALSE.filter((column) => reader.has(column)).map((column) => `coalesce(NOT ${reader.boolean([{ column }])}, false)`),
    ...SIMULATED_BY_WORD.filter((column) => reader.has(column)).map((column) => `coalesce(regexp_matches(${reader.text([{ column }])}, 'simulat|mock|stub', 'i'), false)`),
    ...SIMULATED_IN_JSON.filter((column) => reader.has(column)).map((column) => simulatedInJson(reader.text([{ column }]))),
  ];
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`;
}

const JSON_FLAGS = [
  String.raw`(mock_mode|is_simulation|is_simulated|simulated|simulation_mode|simulation_enabled)["']\s*:\s*(["']?true["']?|1\b)`,
  String.raw`(is_real_hardware|is_real_implementation)["']\s*:\s*(["']?false["']?|0\b)`,
  String.raw`implementation_type["']\s*:\s*["']\(?(mock|simulat|stub)`,
];

function simulatedInJson(text: string): string {
  const hints = ['mock', 'simulat', 'is_real_', 'implementation_type'].map((hint) => `contains(${text}, ${constant(hint)})`);
  return `coalesce((${hints.join(' OR ')}) AND regexp_matches(${text}, ${constant(`["'](${JSON_FLAGS.join('|')})`)}, 'i'), false)`;
}
