import { configurationKey } from '../model/configuration.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Placing } from '../sql/comparedRows.ts';
import type { SettingRow } from '../sql/resultGroups.ts';
import type { Across } from '../view/viewState.ts';
import { columnValue, commonPart } from './columns.ts';
import type { Results } from './results.ts';

/** How the keys of devices, settings, rows and columns of a comparison read. */
export interface Placed {
  readonly placing: Placing | null;
  /** Any configuration of a column. */
  readonly exampleOf: (column: number) => Configuration;
  /** Precision, batch size, shape and test case; a row has those of its first setting. */
  readonly settingOf: (setting: number) => Configuration;
  /** The settings whose results stand in a row. */
  readonly settingsOfRow: (setting: number) => readonly number[];
}

/** Numbers the rows and columns of a comparison by what devices and settings have in common. */
export function placingOf({ context, naming }: Results, settings: readonly SettingRow[], across: Across): Placed {
  const bySetting = new Map(settings.map((row) => [row.setting_key, naming({ ...row, model_key: -1, device_key: -1 })]));
  const settingOf = (setting: number): Configuration => bySetting.get(setting) ?? naming({ model_key: -1, device_key: -1, precision: '', batch: '', shape: '', test_case: '' });
  const nameOf = (part: 'model_key' | 'device_key') => (key: number): Configuration => naming({ model_key: -1, device_key: -1, precision: '', batch: '', shape: '', test_case: '', [part]: key });
  const itself = { settingOf, settingsOfRow: (setting: number): readonly number[] => [setting] };
  switch (across) {
    case 'hardware': {
      const { places, exampleOf } = numbered(context.read.dataset.devices.map(({ key }) => [key, nameOf('device_key')(key)]), across);
      return { ...itself, placing: { of: 'device_key', places }, exampleOf };
    }
    case 'device': return { ...itself, placing: null, exampleOf: nameOf('device_key') };
    case 'model': return { ...itself, placing: null, exampleOf: nameOf('model_key') };
    case 'time': return { ...itself, placing: null, exampleOf: () => settingOf(-1) };
    case 'precision':
    case 'batch': {
      const { places, exampleOf } = numbered([...bySetting], across);
      return { placing: { of: 'setting_key', places }, exampleOf, settingOf, settingsOfRow: (row) => places.filter((place) => place.row === row).map(({ key }) => key) };
    }
  }
}

/** A row is named by the first key of what it has in common. */
function numbered(all: readonly (readonly [key: number, configuration: Configuration])[], across: Across): { readonly places: Placing['places']; readonly exampleOf: Placed['exampleOf'] } {
  const rows = new Map<string, number>();
  const columns = new Map<string, number>();
  const examples: Configuration[] = [];
  const places = all.map(([key, configuration]) => {
    const common = configurationKey(commonPart(configuration, across));
    const row = rows.get(common) ?? key;
    rows.set(common, row);
    const value = columnValue(configuration, across) ?? '';
    const column = columns.get(value) ?? examples.length;
    if (!columns.has(value)) {
      columns.set(value, column);
      examples.push(configuration);
    }
    return { key, row, column };
  });
  return { places, exampleOf: (column) => examples[column] ?? (examples[0] as Configuration) };
}
