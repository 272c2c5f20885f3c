import { verdictCode } from '../model/state.ts';
import type { Includable } from '../view/viewState.ts';
import type { Parameters } from './evidenceFilter.ts';
import type { From, Restriction } from './from.ts';

/** Which rows of `bench.evidence` are asked for. */
export interface ResultsAsked {
  /** Writes the WHERE condition of the view, with its values among the parameters. */
  readonly condition: (parameters: Parameters) => string;
  /** Where they stand one by one, see `Relations.rows`. */
  readonly from: From;
  /** The same where only some of them are meant, so that no others need to be read. */
  readonly within: (about: Partial<Restriction>) => Promise<From>;
  /** Where they are counted, see `Relations.counted`. */
  readonly counted: string;
  /** What counts besides real results of tests that ran. */
  readonly include: readonly Includable[];
}

/** A test that ended badly; what says nothing of its end counts as one that ran. */
export const FAILED = `coalesce(code, 0) > ${verdictCode('partial')}`;

/** Why a row cannot be a result of any metric, the first reason that applies; NULL for one that can. */
export function refusedSql(include: readonly Includable[]): string {
  const branches = [
    `WHEN kind = 'declaration' THEN 'declared'`,
    `WHEN placeholder THEN 'placeholder'`,
    ...(include.includes('simulated') ? [] : [`WHEN tier = 'simulated' THEN 'simulated'`]),
    ...(include.includes('failed') ? [] : [`WHEN ${FAILED} THEN 'failed'`]),
  ];
  return `CASE ${branches.join(' ')} END`;
}

/** What a configuration is, in `bench.evidence`. */
export const CONFIGURATION_COLUMNS = 'model_key::INTEGER AS model_key, device_key::INTEGER AS device_key, precision, batch, shape, test_case';

/**
 * What parts the rows of one configuration into samples that may not be mixed. `copied`: all that is asked for was
 * measured by another row, which this power reading belongs to.
 */
export function groupColumns(columns: readonly string[]): string {
  return `kind, tier = 'simulated' AS simulated, ${FAILED} AS failed, ${columns.every((column) => GIVEN.has(column)) ? `kind = 'power' AND linked` : 'false'} AS copied`;
}

/**
 * The run that a row is of, as a number: the one that it names; else its commit and hour, in which one run is likely to have
 * made them all. Rows that tell nothing of this cannot be told apart, and count as one run.
 */
export const RUN_KEY = `coalesce(run_key::BIGINT, -1 - (hash(version_key, floor(at_ms / 3600000)::BIGINT) % 2147483647)::BIGINT)`;

/** What a linked power reading was given by its measurement. */
const GIVEN: ReadonlySet<string> = new Set(['latency_ms', 'throughput_per_s']);

/** Whether a column of a linked power reading repeats what its measurement holds. */
export function isGiven(column: string): boolean {
  return GIVEN.has(column);
}
