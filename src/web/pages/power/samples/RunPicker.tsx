import { useState } from 'react';
import { formatCount } from '../../../../core/model/format.ts';
import type { SeriesInfo } from '../../../../core/power/types.ts';
import { Button, IconButton } from '../../../parts/Button.tsx';
import { Badge } from '../../../parts/Chip.tsx';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { Popover } from '../../../parts/Popover.tsx';
import css from './RunPicker.module.css';
import { findRuns, runCount, runDetail, runExtent, runMarks, runTitle, sameSamplesText } from './runText.ts';

interface RunPickerProps {
  readonly runs: readonly SeriesInfo[];
  readonly current: SeriesInfo | undefined;
  readonly onChoose: (id: string) => void;
}

const SEARCHED_FROM = 8;
const MOST_SHOWN = 200;

/** The recorded runs: one after the other, or by search. */
export function RunPicker({ runs, current, onChoose }: RunPickerProps) {
  const place = runs.findIndex(({ id }) => id === current?.id);
  const step = (by: number) => () => {
    const next = runs[place + by];
    if (next !== undefined) onChoose(next.id);
  };
  return (
    <div className={css.picker}>
      <IconButton icon="chevron-left" label="Previous run" disabled={place <= 0} onClick={step(-1)} />
      <Popover
        label="Recorded runs"
        className={css.popup}
        renderTrigger={(props) => (
          <Button {...props} className={css.trigger} opens>
            {current === undefined ? 'Choose a run' : runTitle(current)}
          </Button>
        )}
      >
        {(dismiss) => (
          <RunList
            runs={runs}
            current={current}
            onChoose={(id) => {
              dismiss();
              onChoose(id);
            }}
          />
        )}
      </Popover>
      <IconButton icon="chevron-right" label="Next run" disabled={place < 0 || place >= runs.length - 1} onClick={step(1)} />
      <span className={css.count}>{place < 0 ? runCount(runs) : `run ${formatCount(place + 1)} of ${runCount(runs).replace(/ runs?/, '')}`}</span>
    </div>
  );
}

function RunList({ runs, current, onChoose }: RunPickerProps) {
  const [search, setSearch] = useState('');
  const found = findRuns(runs, search);
  const shown = found.slice(0, MOST_SHOWN);
  return (
    <>
      {runs.length >= SEARCHED_FROM && (
        <input
          type="search"
          className={css.search}
          aria-label="Search runs"
          placeholder="Model, device, setting, “throttled”"
          value={search}
          data-autofocus=""
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            const first = shown[0];
            if (event.key !== 'Enter' || first === undefined) return;
            // Else the button that gets the focus back would be pressed too.
            event.preventDefault();
            onChoose(first.id);
          }}
        />
      )}
      <ul className={css.list} aria-label="Runs">
        {shown.map((run) => (
          <li key={run.id}>
            <button type="button" className={css.run} aria-current={run.id === current?.id || undefined} onClick={() => onChoose(run.id)}>
              <span className={css.name}>
                {run.configuration !== null && <HardwareMark type={run.configuration.hardwareType} />}
                <MiddleEllipsis text={runTitle(run)} />
                {runMarks(run).map((mark) => (
                  <Badge key={mark} tone="warning">
                    {mark}
                  </Badge>
                ))}
              </span>
              <span className={css.detail}>{[runDetail(run), runExtent(run), sameSamplesText(run)].filter((part) => part !== '').join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      <output className={css.foot}>
        {found.length === 0 ? `None of ${formatCount(runs.length)} runs fits.` : found.length > shown.length ? `The first ${formatCount(shown.length)} of ${formatCount(found.length)}; more words narrow them.` : `${formatCount(found.length)} of ${formatCount(runs.length)} runs`}
      </output>
    </>
  );
}
