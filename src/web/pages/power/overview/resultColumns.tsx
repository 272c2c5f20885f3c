import { settingText } from '../../../../core/model/configuration.ts';
import { formatDateUtc, formatExact } from '../../../../core/model/format.ts';
import { hardwareLabel } from '../../../../core/model/hardware.ts';
import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import type { PowerResult } from '../../../../core/power/types.ts';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { NumberText } from '../../../parts/NumberText.tsx';
import type { DataColumn } from '../../../table/DataTable.tsx';
import { ResultMarks } from '../ResultMarks.tsx';
import { degreesText, KIND_LABELS, resultMarks, resultsWith } from '../resultText.ts';
import { carbonPerMillionG, costPerMillion, energyPerItemJ, type Rates } from '../whatIf.ts';

type Column = DataColumn<PowerResult>;

/** Who and how, what must be known before the numbers are believed, the numbers of the view, what the reader's rates make of them, and where they come from. */
export function resultColumns(metrics: readonly MetricKey[], counted: readonly MetricKey[], rates: Rates | null, more: readonly Column[] = []): readonly Column[] {
  return [...configurationColumns(counted), ...trustColumns(), ...metrics.map(metricColumn), ...more, ...(rates === null ? [] : rateColumns(rates)), ...originColumns()];
}

function configurationColumns(counted: readonly MetricKey[]): readonly Column[] {
  return [
    { id: 'model', header: 'Model', value: ({ configuration }) => configuration.model, render: ({ configuration }) => <MiddleEllipsis text={configuration.model} />, width: 200, isRowHeader: true },
    {
      id: 'hardware',
      header: 'Hardware',
      value: ({ configuration }) => hardwareLabel(configuration.hardwareType),
      render: ({ configuration }) => (
        <>
          <HardwareMark type={configuration.hardwareType} /> {hardwareLabel(configuration.hardwareType)}
        </>
      ),
      width: 110,
    },
    { id: 'device', header: 'Device', value: ({ configuration }) => (configuration.device === '' ? null : configuration.device), render: ({ configuration }) => <MiddleEllipsis text={configuration.device} />, width: 170 },
    { id: 'setting', header: 'Setting', value: ({ configuration }) => settingText(configuration), width: 210, tip: 'Precision, batch size, sequence length or shape, test case' },
    { id: 'n', header: 'Results', value: (result) => resultsWith(result, counted), width: 76, align: 'end', tip: 'Results that have what this chart draws; where there are several, the numbers are their medians' },
  ];
}

export function metricColumn(key: MetricKey): Column {
  const { label, unit } = METRICS[key];
  // Seldom as much as a joule for a second: in the stored unit most would read 0.000.
  if (unit === 'J·s') return numberColumn(key, `${label} (mJ·s)`, ({ values }) => scaled(values[key], 1000));
  if (unit === '°C') return { ...numberColumn(key, `${label} (°C)`, ({ values }) => values[key]), render: ({ values }) => <Degrees value={values[key]} /> };
  return numberColumn(key, unit === '' ? label : `${label} (${unit})`, ({ values }) => values[key]);
}

export function numberColumn(id: string, header: string, value: (result: PowerResult) => number | null, tip?: string): Column {
  return { id, header, value, render: (result) => <NumberText value={value(result)} />, width: Math.max(110, header.length * 7.2 + 24), align: 'end', ...(tip === undefined ? {} : { tip }) };
}

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : Number((value * factor).toPrecision(15));
}

function Degrees({ value }: { readonly value: number | null }) {
  return value === null ? <NumberText value={null} /> : <span data-tip={`${formatExact(value)}\u00a0°C`}>{degreesText(value)}</span>;
}

export function rateColumns(rates: Rates): readonly Column[] {
  const columns: Column[] = [];
  if (rates.pricePerKwh !== null) columns.push(numberColumn('cost', 'Cost per million (your currency)', (result) => costPerMillion(energyPerItemJ(result.values), rates), 'Of a million items, in the currency of the price you gave'));
  if (rates.carbonGPerKwh !== null) columns.push(numberColumn('carbon', 'CO₂ per million (g)', (result) => carbonPerMillionG(energyPerItemJ(result.values), rates), 'Of a million items, at the grams per kWh you gave'));
  return columns;
}

function trustColumns(): readonly Column[] {
  return [
    { id: 'basis', header: 'Basis', value: ({ basis }) => basis, width: 94, tip: 'Measured, estimated or simulated' },
    { id: 'marks', header: 'Marks', value: (result) => resultMarks(result).join(', ') || null, render: (result) => <ResultMarks result={result} />, width: 116 },
  ];
}

function originColumns(): readonly Column[] {
  return [
    { id: 'from', header: 'From', value: ({ kind }) => KIND_LABELS[kind], width: 130, tip: 'The kind of table of the file; results of different tables are never mixed' },
    { id: 'newest', header: 'Newest', value: ({ newestMs }) => newestMs, render: ({ newestMs }) => formatDateUtc(newestMs), width: 104, align: 'end' },
  ];
}
