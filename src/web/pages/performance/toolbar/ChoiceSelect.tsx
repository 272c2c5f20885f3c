import { useState, type KeyboardEvent } from 'react';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { Button } from '../../../parts/Button.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { Popover } from '../../../parts/Popover.tsx';
import { Select } from '../../../parts/Select.tsx';
import css from './ChoiceSelect.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown beside the label. */
  readonly count?: number;
}

interface ChoiceSelectProps {
  readonly label: string;
  /** Of several: `models`. */
  readonly plural: string;
  /** What the count counts: `configuration`. */
  readonly unit?: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}

/** More than this are searched, not scrolled. */
const LISTED_AT_MOST = 16;
const SHOWN_AT_MOST = 200;

/** One of many: the platform's list while it is short, one with a search above when it is long. */
export function ChoiceSelect({ label, plural, unit = 'result', value, choices, onChange }: ChoiceSelectProps) {
  if (choices.length <= LISTED_AT_MOST) {
    const options = choices.map(({ value: option, label: text, count }) => ({ value: option, label: count === undefined ? text : `${text} · ${formatQuantity(count, unit)}` }));
    return <Select label={label} className={css.select} value={value} options={options} onChange={onChange} />;
  }
  const current = choices.find((choice) => choice.value === value);
  return (
    <Popover
      label={label}
      className={css.popup}
      renderTrigger={(props) => (
        <Button {...props} opens className={css.trigger}>
          <span className={css.current}>
            <span className={css.label}>{`${label} `}</span>
            {current?.label ?? 'not chosen'}
          </span>
        </Button>
      )}
    >
      {(dismiss) => (
        <ChoiceList
          plural={plural}
          unit={unit}
          value={value}
          choices={choices}
          onChoose={(chosen) => {
            dismiss();
            onChange(chosen);
          }}
        />
      )}
    </Popover>
  );
}

function ChoiceList({ plural, unit, value, choices, onChoose }: Pick<ChoiceSelectProps, 'plural' | 'value' | 'choices'> & { readonly unit: string; readonly onChoose: (value: string) => void }) {
  const [search, setSearch] = useState('');
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = choices.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  const first = found[0];
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows move between the choices inside
    <div className={css.list} onKeyDown={moveFocus}>
      <label className={css.search}>
        <Icon name="search" size={12} />
        <span className="visually-hidden">{`Find ${plural}`}</span>
        <input
          type="search"
          data-autofocus
          value={search}
          placeholder={`Find among ${formatCount(choices.length)} ${plural}`}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || first === undefined) return;
            // The button that opened the list has the focus next, and would take the key for a press.
            event.preventDefault();
            onChoose(first.value);
          }}
        />
      </label>
      {found.length === 0 && <p className={css.message}>Nothing found.</p>}
      <ul>
        {found.slice(0, SHOWN_AT_MOST).map((choice) => (
          <li key={choice.value}>
            <button type="button" className={css.choice} aria-current={choice.value === value ? 'true' : undefined} onClick={() => onChoose(choice.value)}>
              <MiddleEllipsis text={choice.label} className={css.name} />
              {choice.count !== undefined && (
                <span className={css.count}>
                  {formatCount(choice.count)}
                  <span className="visually-hidden">{choice.count === 1 ? ` ${unit}` : ` ${unit}s`}</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN_AT_MOST && <p className={css.message}>{`${formatCount(found.length - SHOWN_AT_MOST)} more: search to find them.`}</p>}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('input, button'));
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
