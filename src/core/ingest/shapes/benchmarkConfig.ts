import { isList, isObject } from '../fields.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json, JsonObject } from '../types.ts';
import { named, noResult } from './noResult.ts';

/** What was to be run: batch sizes, hardware, model families and iterations. */
export const benchmarkConfigShape: Shape = { key: 'benchmark-config', label: 'a benchmark configuration', matches, read };

const SETTINGS = ['batch_sizes', 'hardware_types', 'hardware', 'iterations', 'benchmark_iterations', 'warmup_iterations', 'sequence_lengths', 'timeout', 'use_resource_pool'];

function matches(content: JsonObject | readonly Json[]): boolean {
  if (!isObject(content) || Object.keys(content).some((key) => /result|completed|status|performance/.test(key) && !isPlain(content[key]))) return false;
  return familiesOf(content) !== null && SETTINGS.filter((name) => name in content).length >= 2;
}

/** A flag, a number or a word: a setting, whatever its name. */
function isPlain(value: Json | undefined): boolean {
  return typeof value !== 'object' || value === null;
}

/** Models or families as lists of names: a plan, and no result. */
function familiesOf(content: JsonObject): readonly string[] | null {
  const plan = content['model_families'] ?? content['models'];
  const lists = isObject(plan) ? Object.values(plan) : [plan ?? null];
  return lists.every(isPlan) ? lists.flat() : null;
}

function isPlan(value: Json): value is readonly string[] {
  return isList(value) && value.every((item) => typeof item === 'string');
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const models = isObject(content) ? (familiesOf(content) ?? []) : [];
  const hardware = isObject(content) ? wordsOf(content['hardware_types'] ?? content['hardware']) : [];
  return noResult(`This is the configuration of a benchmark: ${models.length === 0 ? 'models' : named(models)} to be run on ${hardware.length === 0 ? 'hardware that is not named' : named(hardware)}. What came of it is in other files.`);
}

function wordsOf(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}
