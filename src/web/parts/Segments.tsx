import css from './Segments.module.css';
import { Select } from './Select.tsx';

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Why there is nothing behind it: dimmed, but still reachable, because the view itself says more. */
  readonly lacks?: string | undefined;
}

interface SegmentsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly segments: readonly Segment<V>[];
  readonly onChange: (value: V) => void;
  /** As a list of choices: where there is no room for a row of buttons. */
  readonly compact?: boolean;
}

/** One of a few views, as a row of buttons. */
export function Segments<V extends string>({ label, value, segments, onChange, compact = false }: SegmentsProps<V>) {
  if (compact) {
    const options = segments.map((segment) => ({ value: segment.value, label: segment.lacks === undefined ? segment.label : `${segment.label} (nothing to show)` }));
    return <Select label={label} value={value} options={options} onChange={onChange} />;
  }
  return (
    <fieldset className={css.segments}>
      <legend className="visually-hidden">{label}</legend>
      {segments.map((segment) => (
        <button key={segment.value} type="button" className={css.segment} aria-pressed={segment.value === value} data-lacks={segment.lacks === undefined ? undefined : ''} data-tip={segment.lacks} onClick={() => onChange(segment.value)}>
          {segment.label}
          {segment.lacks !== undefined && <span className="visually-hidden"> (nothing to show)</span>}
        </button>
      ))}
    </fieldset>
  );
}
