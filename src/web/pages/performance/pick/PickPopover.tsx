import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { PINS_AT_MOST, type ViewState } from '../../../../core/view/viewState.ts';
import type { ModelInfo } from '../../../../core/model/modelAndDevice.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { Button, IconButton } from '../../../parts/Button.tsx';
import { classNames } from '../../../parts/classNames.ts';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { placePopup } from '../../../parts/placePopup.ts';
import popoverCss from '../../../parts/Popover.module.css';
import { Marks } from '../Marks.tsx';
import { onlyFilters } from '../onlyFilters.ts';
import { hasRoomFor, isPinned, togglePin, withDistributionOf, withEvidenceOf } from '../viewChanges.ts';
import { placeText, type PickedResult, type PickPlace } from './picked.ts';
import css from './PickPopover.module.css';

interface PickPopoverProps {
  readonly result: PickedResult;
  readonly place: PickPlace;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly models: readonly ModelInfo[];
  readonly onClose: () => void;
}

/** The facts of a picked result, and what to do with it. */
export function PickPopover({ result, place, view, setView, models, onClose }: PickPopoverProps) {
  const popup = useRef<HTMLDivElement | null>(null);
  usePlacedPopup(popup, place, onClose);
  const { configuration } = result;
  const pinned = isPinned(view, configuration);
  const room = hasRoomFor(view, configuration);
  const go = (change: (from: ViewState) => ViewState): void => {
    onClose();
    setView(change);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- not modal, and in the top layer by `popover`
    <div ref={popup} popover="manual" role="dialog" aria-label={`${configuration.model} on ${placeText(configuration)}`} tabIndex={-1} className={classNames(popoverCss.popup, css.popup)}>
      <header className={css.head}>
        <div className={css.names}>
          <MiddleEllipsis text={configuration.model} className={css.model} />
          <p className={css.place}>
            <HardwareMark type={configuration.hardwareType} /> {placeText(configuration)}
          </p>
        </div>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <dl className={css.facts}>
        {result.facts.map(([label, value]) => (
          <div key={label} className={css.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Marks marks={result.marks} iterations={result.iterations} />
      <div className={css.actions}>
        <Button icon={pinned ? 'minus' : 'plus'} disabled={!room} onClick={() => go((from) => togglePin(from, configuration))}>
          {pinned ? 'Unpin' : 'Pin to compare'}
        </Button>
        <Button icon="report" onClick={() => go((from) => withEvidenceOf(from, configuration))}>
          Show evidence
        </Button>
        {(view.performance.chart !== 'distribution' || view.page !== 'performance') && (
          <Button disabled={!room} onClick={() => go((from) => withDistributionOf(from, configuration))}>
            Distribution
          </Button>
        )}
      </div>
      {!room && <p className={css.note}>{`${PINS_AT_MOST} results are pinned, the most there can be: unpin one first.`}</p>}
      <ul className={css.only} aria-label="Narrow the page">
        {onlyFilters(view, configuration, models).map(({ key, label, value, apply, active }) => (
          <li key={key}>
            <button type="button" className={css.filter} disabled={active} onClick={() => go(apply)}>
              <span className={css.filterLabel}>{`Only this ${label}`}</span>
              <MiddleEllipsis text={value} className={css.filterValue} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Opens at a point, closes by Escape or outside, and gives the focus back to where it was. */
function usePlacedPopup(popup: React.RefObject<HTMLDivElement | null>, { clientX, clientY }: PickPlace, onClose: () => void): void {
  const close = useEffectEvent(onClose);

  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected && (document.activeElement === document.body || document.activeElement === null)) before.focus({ preventScroll: true });
    };
  }, []);

  useLayoutEffect(() => {
    const element = popup.current;
    if (element === null) return;
    if (typeof element.showPopover === 'function') element.showPopover();
    placePopup(element, { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) }, 'start');
    element.focus({ preventScroll: true });
  }, [popup, clientX, clientY]);

  useEffect(() => {
    const outside = (event: Event): void => {
      if (event.target instanceof Node && popup.current?.contains(event.target) === false) close();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    const moved = (): void => close();
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', onKey, true);
    window.addEventListener('resize', moved);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', onKey, true);
      window.removeEventListener('resize', moved);
    };
  }, [popup]);
}
