import type { Relations } from './relations.ts';

/** The relations of a dataset that keeps every row by itself. */
export const STORED_RELATIONS: Relations = {
  counted: () => Promise.resolve('bench.counted'),
  rows: () => Promise.resolve(() => 'bench.evidence'),
};
