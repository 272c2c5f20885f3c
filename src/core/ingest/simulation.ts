import { normaliseStatus } from '../model/status.ts';
import { SIMULATED_BY_WORD, SIMULATED_WHEN_FALSE, SIMULATED_WHEN_TRUE } from '../source/aliases.ts';
import { ownValue } from './fields.ts';
import type { Fields } from './fields.ts';
import type { Json } from './types.ts';

export interface Simulation {
  readonly simulated: boolean;
  readonly simulationReason: string | null;
}

/** Flags with the value that tells, and words with what tells in them. */
const TELLING: ReadonlyMap<string, boolean | ((word: string) => boolean)> = new Map<string, boolean | ((word: string) => boolean)>([
  ...[...SIMULATED_WHEN_TRUE, 'simulated', 'is_mock'].map((name) => [name, true] as const),
  ...SIMULATED_WHEN_FALSE.map((name) => [name, false] as const),
  ...SIMULATED_BY_WORD.map((name) => [name, (word: string) => /simulat|mock|stub/i.test(word)] as const),
  ['status', (word) => normaliseStatus(word.slice(0, 200)).simulated],
]);
const MEASURED: Simulation = { simulated: false, simulationReason: null };
const REASONS = ['simulation_reason', 'simulation_details', 'simulation_warning'];

/** Whether a result says of itself, in any of the objects given, that it was not measured, and in which words; one such word outweighs every `REAL`. */
export function simulationOf(...objects: readonly (Fields | null)[]): Simulation {
  const present = objects.filter((fields) => fields !== null);
  const why = present.flatMap((fields) => signs(fields));
  if (why.length === 0) return MEASURED;
  const stated = present.flatMap((fields) => REASONS.map((name) => fields.text(name))).find((text) => text !== null) ?? null;
  return { simulated: true, simulationReason: stated ?? `The file says ${why.slice(0, 3).join(', ')}.` };
}

/** In the order of the file: an object has few keys, and the words for a simulation are many. */
function signs(fields: Fields): readonly string[] {
  return Object.keys(fields.content).flatMap((name) => {
    const telling = TELLING.get(name);
    if (telling === undefined) return [];
    const value = ownValue(fields.content, name);
    if (typeof telling === 'boolean') return truth(value) === null || truth(fields.raw(name)) !== telling ? [] : [`${name} is ${telling}`];
    return typeof value === 'string' && telling(value) ? [`${name} is ${value.slice(0, 60)}`] : [];
  });
}

/** A flag as it is written; null for what is none, which stays where it is. */
function truth(value: Json | undefined): boolean | null {
  const word = typeof value === 'object' || value === undefined ? '' : String(value).trim().toLowerCase();
  if (/^(true|yes|1)$/.test(word)) return true;
  return /^(false|no|0)$/.test(word) ? false : null;
}
