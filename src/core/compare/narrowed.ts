import type { Configuration } from '../model/configuration.ts';
import { ofRows } from '../sql/comparedRows.ts';
import type { ViewAsked } from './results.ts';

/** Keys of configurations; -1 for a model or a device that may be any. */
export interface Wanted {
  readonly model: number;
  readonly device: number;
  readonly setting: number;
  /** The setting in words. */
  readonly stated: Pick<Configuration, 'precision' | 'batch' | 'testCase'>;
}

/** The same results, of these configurations only: no others need to be read. */
export async function narrowed(asked: ViewAsked, wanted: readonly Wanted[], settings: string): Promise<ViewAsked> {
  const known = (values: readonly number[]): readonly number[] | null => (values.includes(-1) ? null : distinct(values));
  const [modelKeys, deviceKeys] = [known(wanted.map(({ model }) => model)), known(wanted.map(({ device }) => device))];
  const from = await asked.within({
    ...(modelKeys === null ? {} : { modelKeys }),
    ...(deviceKeys === null ? {} : { deviceKeys }),
    precision: distinct(wanted.map(({ stated }) => stated.precision)),
    batch: distinct(wanted.map(({ stated }) => stated.batch)),
    testCase: distinct(wanted.map(({ stated }) => stated.testCase)),
  });
  return { ...asked, from, condition: (parameters) => (wanted.length === 0 ? 'false' : `${asked.condition(parameters)}\n    AND ${ofRows(wanted, settings, parameters)}`) };
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
