import { normaliseStatus } from '../model/status.ts';
import { SIMULATED_BY_WORD, SIMULATED_WHEN_FALSE, SIMULATED_WHEN_TRUE } from '../source/aliases.ts';
import { ownValue } from './fields.ts';
import type { Fields } from './fields.ts';
import type { Json } from './types.ts';

export interface Simulation {
  readonly simulated: boolean;
  readonly simulationReason: string | null;
}

const FLAGS = [...SIMULATED_WHEN_TRUE, 'simulated', 'is_mock'];
const REASONS = ['simulation_reason', 'simulation_details', 'simulation_warning'];

/** Whether a result says of itself, in any of the objects given, that it was not measured, and in which words; one such word outweighs every `REAL`. */
export function simulationOf(...objects: readonly (Fields | null)[]): Simulation {
  const present = objects.filter((fields) => fields !== null);
  const why = present.flatMap((fields) => signs(fields));
  const stated = present.flatMap((fields) => REASONS.map((name) => fields.text(name))).find((text) => text !== null) ?? null;
  return { simulated: why.length > 0, simulationReason: why.length === 0 ? null : (stated ?? `The file says ${why.slice(0, 3).join(', ')}.`) };
}

function signs(fields: Fields): readonly string[] {
  const own = (name: string): Json | undefined => ownValue(fields.content, name);
  const saying = (names: readonly string[], word: boolean): readonly string[] =>
    names.filter((name) => truth(own(name)) !== null && truth(fields.raw(name)) === word).map((name) => `${name} is ${word}`);
  const words = SIMULATED_BY_WORD.flatMap((name) => {
    const word = own(name);
    return typeof word === 'string' && /simulat|mock|stub/i.test(word) ? [`${name} is ${word.slice(0, 60)}`] : [];
  });
  const status = own('status');
  const mocked = typeof status === 'string' && normaliseStatus(status.slice(0, 200)).simulated ? [`status is ${status.slice(0, 60)}`] : [];
  return [...saying(FLAGS, true), ...saying(SIMULATED_WHEN_FALSE, false), ...words, ...mocked];
}

/** A flag as it is written; null for what is none, which stays where it is. */
function truth(value: Json | undefined): boolean | null {
  const word = typeof value === 'object' || value === undefined ? '' : String(value).trim().toLowerCase();
  if (/^(true|yes|1)$/.test(word)) return true;
  return /^(false|no|0)$/.test(word) ? false : null;
}
