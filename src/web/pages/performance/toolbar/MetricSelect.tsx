import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import { Select, type SelectOption } from '../../../parts/Select.tsx';
import { unitAndDirection } from '../acrossWords.ts';

interface MetricSelectProps {
  readonly label: string;
  readonly value: MetricKey;
  /** Those that the file has. */
  readonly metrics: readonly MetricKey[];
  readonly onChange: (metric: MetricKey) => void;
}

/** The metrics of the file, each with its unit and better-direction. */
export function MetricSelect({ label, value, metrics, onChange }: MetricSelectProps) {
  const keys = metrics.includes(value) ? metrics : [value, ...metrics];
  const options = keys.map((key): SelectOption<MetricKey> => {
    const aside = unitAndDirection(METRICS[key]);
    return { value: key, label: aside === '' ? METRICS[key].label : `${METRICS[key].label} (${aside})` };
  });
  return <Select label={label} value={value} options={options} onChange={onChange} />;
}
