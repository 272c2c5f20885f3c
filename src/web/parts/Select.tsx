import { useId } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import css from './Select.module.css';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** Options with the same group stand together under its name. */
  readonly group?: string;
  readonly disabled?: boolean;
}

interface SelectProps<V extends string> {
  readonly label: string;
  /** `inside` writes the label before the value in the control, `hidden` leaves it to screen readers. */
  readonly labelPlace?: 'inside' | 'hidden';
  readonly value: V;
  readonly options: readonly SelectOption<V>[];
  readonly onChange: (value: V) => void;
  readonly className?: string | undefined;
}

/** The platform's own list of choices, in our clothes. */
export function Select<V extends string>({ label, labelPlace = 'inside', value, options, onChange, className }: SelectProps<V>) {
  const id = useId();
  const groups = [...new Set(options.map((option) => option.group ?? ''))];
  return (
    <span className={classNames(css.select, className)}>
      <label htmlFor={id} className={labelPlace === 'inside' ? css.label : 'visually-hidden'}>
        {label}
      </label>
      <select
        id={id}
        className={css.control}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {groups.map((group) => {
          const members = options.filter((option) => (option.group ?? '') === group);
          const list = members.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ));
          return group === '' ? list : <optgroup key={group} label={group}>{list}</optgroup>;
        })}
      </select>
      <Icon name="chevron-down" size={12} className={css.caret} />
    </span>
  );
}
