import { useMemo, useState } from 'react';
import type { EvidenceRow } from '../../../../core/model/evidence.ts';
import { formatCount } from '../../../../core/model/format.ts';
import type { Metric } from '../../../../core/model/metric.ts';
import { Select } from '../../../parts/Select.tsx';
import { NumberText } from '../../../parts/NumberText.tsx';
import { type DataColumn, DataTable } from '../../../table/DataTable.tsx';
import { configurationDetail, configurationHead, configurationText, metricsIn, summarisePerformance, type ConfigurationResult } from './performance.ts';
import { Section } from './Section.tsx';
import css from './PerformanceSummary.module.css';

interface PerformanceSummaryProps {
  readonly rows: readonly EvidenceRow[];
  readonly withDevice: boolean;
  /** Rows there are; more than `rows` when only the newest were read. */
  readonly total: number;
}

/** Best and median of a metric for each configuration; configurations are never mixed. */
export function PerformanceSummary({ rows, withDevice, total }: PerformanceSummaryProps) {
  const metrics = useMemo(() => metricsIn(rows), [rows]);
  const [chosen, setChosen] = useState<string | null>(null);
  const metric = metrics.find((candidate) => candidate.key === chosen) ?? metrics[0];
  const results = useMemo(() => (metric === undefined ? [] : summarisePerformance(rows, metric)), [rows, metric]);
  const showsDevice = withDevice && results.some((result) => result.device !== null);
  const showsDetail = results.some((result) => configurationDetail(result) !== '');
  const columns = useMemo(() => (metric === undefined ? [] : columnsFor(metric, showsDevice)), [metric, showsDevice]);
  if (metric === undefined || results.length === 0) return null;
  const note = [metric.better === 'none' ? '' : `${metric.better} is better`, total > rows.length ? `newest ${formatCount(rows.length)} rows of ${formatCount(total)}` : ''].filter((part) => part !== '').join('; ');
  return (
    <Section
      title="Performance"
      note={note}
      aside={<Select label="Metric" labelPlace="hidden" value={metric.key} options={metrics.map((entry) => ({ value: entry.key, label: entry.unit === '' ? entry.label : `${entry.label} (${entry.unit})` }))} onChange={setChosen} />}
    >
      <DataTable label={`${metric.label} for each configuration`} rows={results} columns={columns} rowKey={(result) => result.key} maxHeight={260} rowHeight={30 + (showsDetail ? 16 : 0) + (showsDevice ? 16 : 0)} />
    </Section>
  );
}

function columnsFor(metric: Metric, withDevice: boolean): readonly DataColumn<ConfigurationResult>[] {
  const unit = metric.unit === '' ? '' : ` ${metric.unit}`;
  return [
    {
      id: 'configuration',
      header: 'Configuration',
      width: 150,
      isRowHeader: true,
      value: (result) => `${withDevice ? (result.device ?? '') : ''} ${configurationText(result)}`,
      render: (result) => (
        <span data-tip={[result.device, configurationText(result), result.simulated ? 'simulated' : null].filter((part) => part !== null).join(', ')}>
          {configurationHead(result) === '' ? 'not stated' : configurationHead(result)}
          {result.simulated && <span className={css.quiet}> simulated</span>}
          {configurationDetail(result) !== '' && <span className={css.device}>{configurationDetail(result)}</span>}
          {withDevice && <span className={css.device}>{result.device ?? 'no device named'}</span>}
        </span>
      ),
    },
    { id: 'best', header: 'Best', width: 66, align: 'end', value: (result) => result.best, render: (result) => <NumberText value={result.best} />, tip: `Best of the repeats,${unit}` },
    { id: 'median', header: 'Median', width: 74, align: 'end', value: (result) => result.median, render: (result) => <NumberText value={result.median} />, tip: `Half of the repeats are below,${unit}` },
    { id: 'count', header: 'n', width: 44, align: 'end', value: (result) => result.count, render: (result) => formatCount(result.count), tip: 'Repeats of this configuration' },
  ];
}
