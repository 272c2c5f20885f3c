import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Dataset } from '../../../../core/source/dataset.ts';
import type { ViewState } from '../../../../core/view/viewState.ts';
import { PHONE, useMedia } from '../../../data/useMedia.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { IconButton } from '../../../parts/Button.tsx';
import { classNames } from '../../../parts/classNames.ts';
import { Dialog } from '../../../parts/Dialog.tsx';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import popoverCss from '../../../parts/Popover.module.css';
import { PickContent } from './PickContent.tsx';
import { placeText, type PickedResult, type PickPlace } from './picked.ts';
import css from './PickPopover.module.css';
import { placeBeside } from './placeBeside.ts';

interface PickPopoverProps {
  readonly result: PickedResult;
  readonly place: PickPlace;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly dataset: Pick<Dataset, 'models' | 'metrics'>;
  readonly onClose: () => void;
}

/** What was picked, beside its place; on a phone as a sheet. */
export function PickPopover(props: PickPopoverProps) {
  const phone = useMedia(PHONE);
  const { result, view, setView, dataset, onClose } = props;
  if (!phone) return <Beside {...props} />;
  return (
    <Dialog title={result.configuration.model} variant="bottom" onClose={onClose}>
      <PickContent result={result} view={view} setView={setView} dataset={dataset} onClose={onClose} />
    </Dialog>
  );
}

function Beside({ result, place, view, setView, dataset, onClose }: PickPopoverProps) {
  const popup = useRef<HTMLDivElement | null>(null);
  usePlacedPopup(popup, place, onClose);
  const { configuration } = result;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- not modal, and in the top layer by `popover`
    <div ref={popup} popover="manual" role="dialog" aria-label={`${configuration.model} on ${placeText(configuration)}`} tabIndex={-1} className={classNames(popoverCss.popup, css.popup)}>
      <header className={css.head}>
        <MiddleEllipsis text={configuration.model} className={css.model} />
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <PickContent result={result} view={view} setView={setView} dataset={dataset} onClose={onClose} />
    </div>
  );
}

/** Opens beside a point, closes by Escape, outside or scrolling, and gives the focus back to where it was. */
function usePlacedPopup(popup: RefObject<HTMLDivElement | null>, { clientX, clientY }: PickPlace, onClose: () => void): void {
  const close = useEffectEvent(onClose);

  useLayoutEffect(() => {
    const element = popup.current;
    const before = document.activeElement;
    if (element === null) return undefined;
    if (typeof element.showPopover === 'function') element.showPopover();
    const { left, top } = placeBeside({ x: clientX, y: clientY }, { width: element.offsetWidth, height: element.scrollHeight }, { width: document.documentElement.clientWidth, height: window.innerHeight });
    Object.assign(element.style, { left: `${left}px`, top: `${top}px` });
    element.focus({ preventScroll: true });
    return () => {
      if (element.contains(document.activeElement) && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [popup, clientX, clientY]);

  useEffect(() => {
    const outside = (event: Event): void => {
      if (!(event.target instanceof Node) || popup.current?.contains(event.target) !== true) close();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('focusin', outside);
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('wheel', outside, { capture: true, passive: true });
    window.addEventListener('resize', outside);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('focusin', outside);
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('wheel', outside, { capture: true });
      window.removeEventListener('resize', outside);
    };
  }, [popup]);
}
