import type { Configuration } from '../../../core/model/configuration.ts';
import { settingText } from '../../../core/model/configuration.ts';
import type { EvidenceKind } from '../../../core/model/evidence.ts';
import { formatCount, formatNumber, formatQuantity } from '../../../core/model/format.ts';
import { hardwareLabel } from '../../../core/model/hardware.ts';
import { METRICS, METRIC_KEYS, type MetricKey } from '../../../core/model/metric.ts';
import { THROTTLE_LABELS } from '../../../core/model/throttle.ts';
import type { PowerResult } from '../../../core/power/types.ts';
import { tickFormat } from '../../chart/options/tickFormat.ts';
import type { ChartTip } from '../../chart/types.ts';
import { carbonPerMillionG, costPerMillion, energyPerItemJ, type Rates } from './whatIf.ts';

/** Nobody knows in which: the price was the reader's. */
export const COST_LABEL = 'Cost per million, your currency';
export const ESTIMATE_RULE = 'peak is exactly 1.2 × and idle exactly 0.4 × the average';

/** `CUDA · NVIDIA A100`, `CUDA` where no device is named. */
export function placeText({ hardwareType, device }: Pick<Configuration, 'hardwareType' | 'device'>): string {
  return device === '' ? hardwareLabel(hardwareType) : `${hardwareLabel(hardwareType)} · ${device}`;
}

/** The device, which says its hardware type by colour and shape; the type where no device is named. */
export function deviceText({ hardwareType, device }: Pick<Configuration, 'hardwareType' | 'device'>): string {
  return device === '' ? hardwareLabel(hardwareType) : device;
}

/** Which kind of table a result comes from. */
export const KIND_LABELS: { readonly [K in EvidenceKind]: string } = { test: 'test table', measurement: 'performance table', web: 'web table', ipfs: 'IPFS table', power: 'power table', declaration: 'declaration' };

/** `CUDA · NVIDIA A100 · fp16 · batch 8`: what tells a configuration from others of its model. */
export function configurationText(configuration: Configuration, without: Parameters<typeof settingText>[1] = []): string {
  const setting = settingText(configuration, without);
  return setting === '' ? placeText(configuration) : `${placeText(configuration)} · ${setting}`;
}

/** Short marks that go wherever a result is named. */
export function resultMarks(result: PowerResult): readonly string[] {
  const marks: string[] = [];
  if (result.basis === 'simulated') marks.push('≈ simulated');
  if (result.basis === 'estimated') marks.push('estimated');
  if (result.throttle !== null) marks.push('throttled');
  if (result.failed) marks.push('failed');
  return marks;
}

/** The marks in sentences, with their evidence. */
export function resultNotes(result: PowerResult): readonly string[] {
  const notes: string[] = [];
  if (result.basis === 'simulated') notes.push('Simulated: the file marks it as simulated or mock.');
  if (result.basis === 'estimated') notes.push(`Estimated, not measured: ${ESTIMATE_RULE}.`);
  if (result.throttle !== null) notes.push(`Throttled${result.n > 1 ? ` in ${formatCount(result.throttledResults)} of ${formatQuantity(result.n, 'result')}` : ''}: ${THROTTLE_LABELS[result.throttle]}.`);
  if (result.failed) notes.push('The test failed.');
  if (result.conflicts > 0) notes.push(`Stated efficiency disagrees with power and throughput in ${formatQuantity(result.conflicts, 'result')}: no energy is taken from ${result.conflicts === 1 ? 'it' : 'them'}.`);
  return notes;
}

/** A value with its unit: `12.3 W`, `70.0 °C`, `4.56 mJ`. */
export function valueText(key: MetricKey, value: number | null): string {
  const { unit } = METRICS[key];
  if (value !== null && unit === '°C') return `${degreesText(value)}\u00a0°C`;
  return unit === 'J' || unit === 'J·s' ? energyText(value, unit) : withUnit(value, unit);
}

/** Degrees with one decimal, so that a column of them is read at a glance. */
export function degreesText(value: number): string {
  return value.toFixed(1).replace('-', '\u2212');
}

/**
 * An energy, or a product of one, in the unit that an axis up to `largest` has; else in the one that suits it.
 * @param value In `unit`.
 */
export function energyText(value: number | null, unit: 'J' | 'J·s', largest = value): string {
  const shown = value === null || largest === null ? unit : tickFormat(unit, largest).unit;
  const factor = { µ: 1e6, m: 1e3, k: 1e-3 }[shown.charAt(0)] ?? 1;
  return withUnit(value === null ? null : value * factor, shown);
}

export function withUnit(value: number | null, unit: string): string {
  return unit === '' || value === null ? formatNumber(value) : `${formatNumber(value)}\u00a0${unit}`;
}

/** All that is known of a result, in the order of the registry, with what the reader's rates make of it. */
export function resultFacts(result: PowerResult, rates: Rates): readonly (readonly [label: string, value: string])[] {
  const facts: (readonly [string, string])[] = METRIC_KEYS.filter((key) => result.values[key] !== null).map((key) => [METRICS[key].label, valueText(key, result.values[key])]);
  if (result.idleW !== null) facts.push(['Idle power', withUnit(result.idleW, 'W')]);
  if (result.temperatureRiseK !== null) facts.push(['Peak over average', withUnit(result.temperatureRiseK, 'K')]);
  const energy = energyPerItemJ(result.values);
  const cost = costPerMillion(energy, rates);
  const carbon = carbonPerMillionG(energy, rates);
  if (cost !== null) facts.push([COST_LABEL, formatNumber(cost)]);
  if (carbon !== null) facts.push(['CO₂ per million items', withUnit(carbon, 'g')]);
  facts.push(['Taken from', result.n === 1 ? 'one result' : `medians of up to ${formatQuantity(result.n, 'result')}`]);
  return facts;
}

/** Results of a configuration that have at least one of some metrics, as far as their counts tell. */
export function resultsWith({ measured }: Pick<PowerResult, 'measured'>, metrics: readonly MetricKey[]): number {
  return Math.max(0, ...metrics.map((key) => measured[key]));
}

/**
 * What a hovered datum says: the figures of its chart.
 * @param counted What a result must have to count among those that the figures rest on.
 */
export function resultTip(result: PowerResult, keys: readonly MetricKey[], counted: readonly MetricKey[], rates: Rates): ChartTip {
  const energy = energyPerItemJ(result.values);
  const cost = costPerMillion(energy, rates);
  const carbon = carbonPerMillionG(energy, rates);
  const lines: (readonly [string, string])[] = keys.filter((key) => result.values[key] !== null).map((key) => [METRICS[key].label, valueText(key, result.values[key])]);
  if (cost !== null) lines.push([COST_LABEL, formatNumber(cost)]);
  if (carbon !== null) lines.push(['CO₂ per million', withUnit(carbon, 'g')]);
  const rows = resultsWith(result, counted);
  lines.push(['Results', rows === 1 ? 'one' : `${formatCount(rows)}, median`]);
  const notes = resultNotes(result);
  const title = `${result.configuration.model} on ${configurationText(result.configuration)}`;
  return notes.length === 0 ? { title, lines } : { title, lines, note: notes.join(' ') };
}
