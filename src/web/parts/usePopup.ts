import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { placePopup, type Placement } from './placePopup.ts';

export interface TriggerProps {
  readonly ref: (element: HTMLButtonElement | null) => void;
  readonly onClick: () => void;
  readonly 'aria-expanded': boolean;
  readonly 'aria-haspopup': 'dialog' | 'menu';
  readonly 'aria-controls': string | undefined;
}

export interface Popup {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  /** Closes and gives the focus back to the trigger. */
  readonly dismiss: () => void;
  readonly triggerProps: TriggerProps;
  readonly popupProps: { readonly id: string; readonly ref: (element: HTMLDivElement | null) => void; readonly popover: 'manual' };
}

/** Opening, placing and closing of what hangs from a button, in the browser's top layer where there is one. */
export function usePopup(kind: 'dialog' | 'menu', placement: Placement = 'start'): Popup {
  const [open, setOpen] = useState(false);
  const id = useId();
  const trigger = useRef<HTMLButtonElement | null>(null);
  const popup = useRef<HTMLDivElement | null>(null);

  const dismiss = useCallback(() => {
    setOpen(false);
    trigger.current?.focus();
  }, []);

  useLayoutEffect(() => {
    const element = popup.current;
    const anchor = trigger.current;
    if (!open || element === null || anchor === null) return undefined;
    if (typeof element.showPopover === 'function' && element.isConnected) element.showPopover();
    const place = (): void => placePopup(element, anchor, placement);
    place();
    (element.querySelector<HTMLElement>('[data-autofocus]') ?? element).focus({ preventScroll: true });
    const resized = new ResizeObserver(place);
    resized.observe(element);
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      resized.disconnect();
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, { capture: true });
    };
  }, [open, placement]);

  useEffect(() => {
    if (!open) return undefined;
    const outside = (target: EventTarget | null): boolean =>
      target instanceof Node && popup.current?.contains(target) === false && trigger.current?.contains(target) === false;
    const onPointer = (event: PointerEvent): void => {
      if (outside(event.target)) setOpen(false);
    };
    const onFocus = (event: FocusEvent): void => {
      if (outside(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      dismiss();
    };
    document.addEventListener('pointerdown', onPointer, true);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [open, dismiss]);

  return {
    open,
    setOpen,
    dismiss,
    triggerProps: {
      ref: (element) => {
        trigger.current = element;
      },
      onClick: () => setOpen((was) => !was),
      'aria-expanded': open,
      'aria-haspopup': kind,
      'aria-controls': open ? id : undefined,
    },
    popupProps: {
      id,
      ref: (element) => {
        popup.current = element;
      },
      popover: 'manual',
    },
  };
}
