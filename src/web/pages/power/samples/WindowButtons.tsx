import type { SecondsRange } from '../../../../core/view/viewState.ts';
import { Button, IconButton } from '../../../parts/Button.tsx';
import css from './WindowButtons.module.css';
import { steppedWindow, type WindowStep } from './windowSteps.ts';

interface WindowButtonsProps {
  readonly window: SecondsRange | null;
  readonly seconds: number;
  /** Length of the shortest window, s. */
  readonly shortest: number;
  readonly onChange: (window: SecondsRange | null) => void;
}

/** Zoom and move along time without a mouse. */
export function WindowButtons({ window, seconds, shortest, onChange }: WindowButtonsProps) {
  const step = (kind: WindowStep) => () => onChange(steppedWindow(window, seconds, kind, shortest));
  const atStart = window === null || window.fromS <= 0;
  const atEnd = window === null || window.toS >= seconds;
  return (
    <fieldset className={css.buttons}>
      <legend className="visually-hidden">Time in view</legend>
      <IconButton icon="plus" label="Zoom in" disabled={window !== null && window.toS - window.fromS <= shortest} onClick={step('closer')} />
      <IconButton icon="minus" label="Zoom out" disabled={window === null} onClick={step('wider')} />
      <IconButton icon="chevron-left" label="Earlier" disabled={atStart} onClick={step('earlier')} />
      <IconButton icon="chevron-right" label="Later" disabled={atEnd} onClick={step('later')} />
      <Button kind="quiet" disabled={window === null} onClick={step('whole')}>
        Whole run
      </Button>
      <span className={css.hint}>Ctrl or ⌘ with the wheel zooms</span>
    </fieldset>
  );
}
