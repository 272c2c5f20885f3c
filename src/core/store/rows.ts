import type { ResultRecord } from '../ingest/types.ts';
import type { StoreTableName } from './schema.ts';

/** A cell of a stored row; a TIMESTAMP is epoch ms UTC. */
export type StoreCell = string | number | boolean | null;
export type StoreRow = Readonly<Record<string, StoreCell>>;

/** Rows to append, table by table, in an order in which references come after what they refer to. */
export type StoreRows = ReadonlyMap<StoreTableName, readonly StoreRow[]>;

/** Gives the next key of a table. */
export type NextKey = (table: StoreTableName) => number;

/** Hash of a text as lower-case hexadecimal; SHA-256 wherever rows are kept. */
export type Digest = (text: string) => string;

/** A record with what tells it from all others. */
export interface ContentRecord {
  readonly record: ResultRecord;
  /** 32 hexadecimal digits over everything that the record states, without file and place: equal for a copy, whatever it is called. */
  readonly content: string;
}
