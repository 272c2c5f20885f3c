import type { JsonObject, Json, Reject, ResultRecord, ShapeKey } from './types.ts';

/** What a shape's reader is given beside the content. */
export interface ShapeContext {
  /** Path or name of the file. */
  readonly name: string;
  /** Time stated in the file's name, epoch ms; null where it states none. */
  readonly nameMs: number | null;
}

/** Records and rejects of one document; a reader never throws and takes nothing from anywhere else. */
export interface ShapeReading {
  readonly records: readonly ResultRecord[];
  readonly rejects: readonly Reject[];
  readonly notes: readonly string[];
}

/** One shape: how it is told, and how it is read. */
export interface Shape {
  readonly key: ShapeKey;
  /** For people: `raw latencies of a suite`. */
  readonly label: string;
  /** Whether the content is of this shape, by its keys and their kinds; shapes are asked in the order of the registry. */
  readonly matches: (content: JsonObject | readonly Json[]) => boolean;
  readonly read: (content: JsonObject | readonly Json[], context: ShapeContext) => ShapeReading;
}
