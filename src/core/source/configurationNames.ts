import type { Configuration } from '../model/configuration.ts';
import type { Dataset } from './dataset.ts';

/** A configuration as the engine knows it. */
export interface KeyedConfiguration {
  readonly model_key: number;
  readonly device_key: number;
  readonly precision: string;
  readonly batch: string;
  readonly shape: string;
  readonly test_case: string;
}

/** Reads the names of models and devices by their keys. */
export type Naming = (row: KeyedConfiguration) => Configuration;

export function namingOf({ models, devices }: Pick<Dataset, 'models' | 'devices'>): Naming {
  const modelNames = new Map(models.map(({ key, name }) => [key, name]));
  const deviceOf = new Map(devices.map((device) => [device.key, device]));
  return (row) => {
    const device = deviceOf.get(row.device_key);
    return {
      model: modelNames.get(row.model_key) ?? '',
      hardwareType: device?.hardwareType ?? '',
      device: device?.name ?? '',
      precision: row.precision,
      batch: row.batch,
      shape: row.shape,
      testCase: row.test_case,
    };
  };
}

/** One text for each configuration of a file. */
export function keyOf(row: KeyedConfiguration): string {
  return JSON.stringify([row.model_key, row.device_key, row.precision, row.batch, row.shape, row.test_case]);
}
