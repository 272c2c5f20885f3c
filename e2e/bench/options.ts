import { parseArgs } from 'node:util';

import { DATABASE_SIZES } from './data/databaseSize.ts';
import type { DatabaseSize } from './data/databaseSize.ts';
import { GROUPS } from './measurement.ts';
import type { Group } from './measurement.ts';

/** All that can be measured: the page, and what other libraries take for the same rows. */
export const PARTS = [...GROUPS, 'alternatives'] as const;
export type Part = Group | 'alternatives';

export interface BenchOptions {
  readonly sizes: readonly DatabaseSize[];
  readonly parts: readonly Part[];
  readonly repeats: number;
  /** Built site to measure; null builds one. */
  readonly site: string | null;
  readonly build: boolean;
  /** Where the figures are written as JSON, too; null chooses a name by the date. */
  readonly json: string | null;
}

export const USAGE = `usage: npm run bench -- [options]

Builds the site, generates databases, drives the site in Chromium and prints what it took.

  --sizes 10k,1m,10m   databases to measure with (default: all)
  --only PART,...      ${PARTS.join(', ')} (default: all)
  --repeats N          samples of each answer; openings take half as many (default 10)
  --no-build           measure the site that the last run built
  --site FOLDER        measure the site in this folder
  --json FILE          where to write the figures (default: .cache/bench/results/<date>.json)
  --help               this text

Times never fail it: the exit code is 1 only when something could not be measured.
Stopped by Ctrl+C it prints what it has.`;

/** The options, or what is wrong with them; null asks for the help text. */
export function parseOptions(args: readonly string[]): BenchOptions | string | null {
  let values: ReturnType<typeof readArgs>;
  try {
    values = readArgs(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (values.help) return null;
  const sizes = chosen(values.sizes, DATABASE_SIZES);
  if (typeof sizes === 'string') return `--sizes: ${sizes}`;
  const parts = chosen(values.only, PARTS);
  if (typeof parts === 'string') return `--only: ${parts}`;
  const repeats = Number(values.repeats);
  if (!Number.isInteger(repeats) || repeats < 1) return `--repeats ${values.repeats}: a whole number from 1 on`;
  return { sizes, parts, repeats, site: values.site ?? null, build: !values['no-build'] && values.site === undefined, json: values.json ?? null };
}

function readArgs(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string' },
      only: { type: 'string' },
      repeats: { type: 'string', default: '10' },
      'no-build': { type: 'boolean', default: false },
      site: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

/** Those named in a list, in the order of all; text where one is unknown. */
function chosen<T extends string>(list: string | undefined, all: readonly T[]): readonly T[] | string {
  if (list === undefined) return all;
  const named = list.split(',').map((word) => word.trim().toLowerCase());
  const unknown = named.filter((word) => all.every((known) => known !== word));
  if (unknown.length > 0) return `${unknown.join(', ')} is none of ${all.join(', ')}`;
  return all.filter((known) => named.includes(known));
}
