import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { PHONE, useMedia } from '../data/useMedia.ts';
import { IconButton } from './Button.tsx';
import { classNames } from './classNames.ts';
import { Dialog } from './Dialog.tsx';
import { MiddleEllipsis } from './MiddleEllipsis.tsx';
import { placeBeside } from './placeBeside.ts';
import popoverCss from './Popover.module.css';
import { placeText, ResultContent, type ResultContentProps } from './ResultContent.tsx';
import css from './ResultPopover.module.css';

interface ResultPopoverProps extends ResultContentProps {
  readonly place: PickPlace;
}

/** Where on the screen a result was picked. */
export interface PickPlace {
  readonly clientX: number;
  readonly clientY: number;
}

/** What was picked and what can be done with it, beside its place; on a phone as a sheet. */
export function ResultPopover({ place, ...content }: ResultPopoverProps) {
  const phone = useMedia(PHONE);
  if (!phone) return <Beside place={place} {...content} />;
  return (
    <Dialog title={content.configuration.model} variant="bottom" onClose={content.onClose}>
      <ResultContent {...content} />
    </Dialog>
  );
}

function Beside({ place, ...content }: ResultPopoverProps) {
  const popup = useRef<HTMLDivElement | null>(null);
  const { configuration, onClose } = content;
  usePlacedPopup(popup, place, onClose);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- not modal, and in the top layer by `popover`
    <div ref={popup} popover="manual" role="dialog" aria-label={`${configuration.model} on ${placeText(configuration)}`} tabIndex={-1} className={classNames(popoverCss.popup, css.popup)}>
      <header className={css.head}>
        <h3 className={css.model}>
          <MiddleEllipsis text={configuration.model} />
        </h3>
        <IconButton icon="close" label="Close" onClick={onClose} />
      </header>
      <ResultContent {...content} />
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
