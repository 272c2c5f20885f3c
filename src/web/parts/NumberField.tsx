import { useId, useState } from 'react';
import css from './NumberField.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly unit?: string;
  /** Null shows an empty field. */
  readonly value: number | null;
  /** Told while typing, each time the text is a number within the limits, or empty. */
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | 'any';
  readonly placeholder?: string;
  readonly tip?: string;
  readonly width?: number;
}

/** A number, or nothing; what is typed stays as typed until the field is left. */
export function NumberField({ label, unit, value, onChange, min = 0, max = 1_000_000, step = 'any', placeholder, tip, width = 72 }: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (value === null ? '' : plainText(value));
  const refused = draft !== null && parseWithin(draft, min, max) === undefined;
  return (
    <span className={css.field} data-tip={tip}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <input
        id={id}
        className={css.input}
        style={{ width }}
        type="number"
        inputMode="decimal"
        autoComplete="off"
        min={min}
        max={max}
        step={step}
        value={shown}
        placeholder={placeholder}
        aria-invalid={refused || undefined}
        onChange={(event) => {
          setDraft(event.target.value);
          const next = event.target.validity.badInput ? undefined : parseWithin(event.target.value, min, max);
          if (next !== undefined && next !== value) onChange(next);
        }}
        onBlur={() => setDraft(null)}
      />
      {unit !== undefined && <span className={css.unit}>{unit}</span>}
    </span>
  );
}

/** Undefined for what is no number within the limits. */
function parseWithin(text: string, min: number, max: number): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= min && value <= max ? value : undefined;
}

/** Without an exponent, as a field of numbers takes it. */
function plainText(value: number): string {
  return value.toFixed(9).replace(/\.?0+$/, '');
}
