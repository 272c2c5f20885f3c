import { METRICS, type MetricKey } from '../../../../core/model/metric.ts';
import { Select, type SelectOption } from '../../../parts/Select.tsx';

interface MetricSelectProps {
  readonly label: string;
  readonly value: MetricKey;
  /** Those that the file has. */
  readonly metrics: readonly MetricKey[];
  readonly onChange: (metric: MetricKey) => void;
}

/** The metrics of the file, each with its unit; the chart says which way is better. */
export function MetricSelect({ label, value, metrics, onChange }: MetricSelectProps) {
  const keys = metrics.includes(value) ? metrics : [value, ...metrics];
  const options = keys.map((key): SelectOption<MetricKey> => {
    const { label: name, unit } = METRICS[key];
    return { value: key, label: unit === '' ? name : `${name} (${unit})` };
  });
  return <Select label={label} value={value} options={options} onChange={onChange} />;
}
