import { measureCore, measureCoreParquet } from './measureCore.ts';
import { measurePlain, measurePlainParquet } from './measurePlain.ts';
import type { NativeFigure } from './nativeFigure.ts';

export interface NativeOptions {
  /** Warm times of each plain question. */
  readonly repeats: number;
  /** Sessions that are opened of the page's own core; none when 0. As `repeats` when absent. */
  readonly sessions?: number;
  /** The flat file of the same results. */
  readonly parquet?: string;
}

/** The questions of the page, asked natively on one thread of the same file: by plain SQL, and by the page's own core. */
export async function measureNative(path: string, { repeats, sessions = repeats, parquet }: NativeOptions): Promise<readonly NativeFigure[]> {
  return [
    ...(await measurePlain(path, repeats)),
    ...(sessions === 0 ? [] : await measureCore(path, sessions)),
    ...(parquet === undefined ? [] : [await measurePlainParquet(parquet, repeats)]),
    ...(parquet === undefined || sessions === 0 ? [] : await measureCoreParquet(parquet, sessions)),
  ];
}
