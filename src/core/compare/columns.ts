import { compareNames, deviceLabel, hardwareText } from '../matrix/selection.ts';
import { settingText } from '../model/configuration.ts';
import type { Configuration, ConfigurationPart } from '../model/configuration.ts';
import { formatDateTimeUtc, formatDateUtc } from '../model/format.ts';
import { compareHardwareTypes, hardwareLabel } from '../model/hardware.ts';
import { comparePrecisions } from '../model/precision.ts';
import type { Across } from '../view/viewState.ts';
import type { CompareColumn } from './types.ts';

/** The column that a configuration belongs to; null across time, where its moment decides. */
export function columnValue({ model, hardwareType, device, precision, batch }: Configuration, across: Across): string | null {
  switch (across) {
    case 'hardware': return hardwareType;
    case 'device': return `${hardwareType}/${device}`;
    case 'model': return model;
    case 'precision': return precision;
    case 'batch': return batch;
    case 'time': return null;
  }
}

const COMPARED: { readonly [K in Across]: readonly ConfigurationPart[] } = {
  hardware: ['hardwareType', 'device'], device: ['hardwareType', 'device'], model: ['model'], precision: ['precision'], batch: ['batch'], time: [],
};

/** What the cells of a row have in common: the configuration without the compared part. */
export function commonPart(configuration: Configuration, across: Across): Configuration {
  return { ...configuration, ...Object.fromEntries(COMPARED[across].map((part) => [part, ''])) };
}

/** Of precision and batch size what the cells of a row have in common. */
export function settingsOf(across: Across): readonly ('precision' | 'batch')[] {
  return (['precision', 'batch'] as const).filter((part) => !COMPARED[across].includes(part));
}

/** A column as the first configuration in it shows it; `rows` is counted by the caller. */
export function columnOf(value: string, configuration: Configuration, across: Across, splitMs: number | null, rows: number): CompareColumn {
  const typed = across === 'hardware' || across === 'device';
  return { value, label: labelOf(value, configuration, across, splitMs), hardwareType: typed ? configuration.hardwareType : null, rows };
}

function labelOf(value: string, { hardwareType, device, model }: Configuration, across: Across, splitMs: number | null): string {
  switch (across) {
    case 'hardware': return hardwareLabel(hardwareType);
    case 'device': return device === '' ? hardwareText(hardwareType, '') : deviceLabel(device);
    case 'model': return model;
    case 'precision': return value === '' ? 'No precision stated' : value;
    case 'batch': return value === '' ? 'No batch size stated' : `batch ${value}`;
    case 'time': return `${value === 'before' ? 'before' : 'from'} ${momentText(splitMs ?? 0)}`;
  }
}

/** A day where the moment is its start, else the minute. */
function momentText(ms: number): string {
  return ms % 86_400_000 === 0 ? formatDateUtc(ms) : formatDateTimeUtc(ms);
}

/** Hardware as in the matrix, precisions from the widest, batches and times ascending, models by name. */
export function compareColumns(left: CompareColumn, right: CompareColumn, across: Across): number {
  switch (across) {
    case 'hardware': return compareHardwareTypes(left.value, right.value);
    case 'device': return compareHardwareTypes(left.hardwareType ?? '', right.hardwareType ?? '') || Number(left.value.endsWith('/')) - Number(right.value.endsWith('/')) || compareNames(left.label, right.label);
    case 'model': return compareNames(left.value, right.value);
    case 'precision': return comparePrecisions(left.value, right.value);
    case 'batch': return Number(left.value === '') - Number(right.value === '') || Number(left.value) - Number(right.value);
    case 'time': return Number(left.value === 'after') - Number(right.value === 'after');
  }
}

/** What names a row, and the rest of what its cells have in common. */
export function rowTexts(common: Configuration, across: Across): { readonly label: string; readonly detail: string } {
  const missing = settingsOf(across).filter((part) => common[part] === '');
  const setting = [settingText(common), missing.length === 0 ? '' : `${missing.join(', ')} not stated`].filter((text) => text !== '').join(' · ');
  if (across === 'model') return { label: hardwareText(common.hardwareType, common.device), detail: setting };
  if (across === 'hardware' || across === 'device') return { label: common.model, detail: setting };
  return { label: common.model, detail: [hardwareText(common.hardwareType, common.device), setting].filter((text) => text !== '').join(' · ') };
}
