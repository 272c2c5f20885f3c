import { settingText } from '../../../../core/model/configuration.ts';
import type { PowerOverview, PowerResult } from '../../../../core/power/types.ts';
import { placeText, resultMarks } from '../resultText.ts';

/** Of each device the hottest; the rest is in the table. */
export const PER_DEVICE = 5;
const ROWS_AT_MOST = 60;

/** A line of the temperature chart: the name of a device, or one of its configurations. */
export type TemperatureRow =
  | { readonly kind: 'device'; readonly label: string; readonly limitC: number | null; readonly span: number }
  | { readonly kind: 'result'; readonly label: string; readonly result: PowerResult; readonly average: number | null; readonly peak: number | null };

export interface TemperatureRows {
  readonly rows: readonly TemperatureRow[];
  /** Configurations that are not drawn. */
  readonly hidden: number;
  readonly devices: number;
}

/** Configurations under their device, hottest device and hottest configuration first. */
export function temperatureRows({ results, limits }: Pick<PowerOverview, 'results' | 'limits'>): TemperatureRows {
  const byDevice = new Map<string, PowerResult[]>();
  const hot = results.filter((result) => heat(result) !== null);
  for (const result of hot) {
    const place = placeText(result.configuration);
    byDevice.set(place, [...(byDevice.get(place) ?? []), result]);
  }
  const groups = [...byDevice].map(([place, list]) => ({ place, list: list.toSorted(hottestFirst) })).toSorted((left, right) => hottestFirst(left.list[0], right.list[0]) || left.place.localeCompare(right.place));
  const rows: TemperatureRow[] = [];
  let drawn = 0;
  for (const { place, list } of groups) {
    const shown = list.slice(0, Math.max(0, Math.min(PER_DEVICE, ROWS_AT_MOST - drawn)));
    const first = shown[0];
    if (first === undefined) continue;
    drawn += shown.length;
    rows.push({ kind: 'device', label: place, limitC: limitOf(limits, first), span: shown.length });
    for (const result of shown) rows.push(resultRow(result));
  }
  return { rows, hidden: hot.length - drawn, devices: byDevice.size };
}

function resultRow(result: PowerResult): TemperatureRow {
  const { configuration, values } = result;
  const label = [configuration.model, settingText(configuration), ...resultMarks(result)].filter((part) => part !== '').join(' · ');
  return { kind: 'result', label, result, average: values.temperature, peak: values['temperature-peak'] };
}

function limitOf(limits: PowerOverview['limits'], { configuration }: PowerResult): number | null {
  return limits.find(({ hardwareType, device }) => hardwareType === configuration.hardwareType && device === configuration.device)?.limitC ?? null;
}

function heat(result: PowerResult): number | null {
  return result.values['temperature-peak'] ?? result.values.temperature;
}

function hottestFirst(left: PowerResult | undefined, right: PowerResult | undefined): number {
  if (left === undefined || right === undefined) return 0;
  return (heat(right) ?? 0) - (heat(left) ?? 0) || left.key.localeCompare(right.key);
}
