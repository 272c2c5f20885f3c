import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { placePopup } from './placePopup.ts';
import css from './TipLayer.module.css';

const TIP_ID = 'tip';
const DELAY_MS = 350;

interface Tip {
  readonly anchor: HTMLElement;
  readonly text: string;
}

/**
 * One tooltip for the whole page: any element with `data-tip="…"` shows its text on hover and on keyboard focus.
 * An empty one shows the element's `aria-label`, which then need not be written twice.
 * With `data-tip-cut` it shows only while a `[data-cut]` inside is cut off. Lines are separated by `\n`.
 */
export function TipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  const element = useRef<HTMLDivElement | null>(null);

  useEffect(() => listen(setTip), []);

  useLayoutEffect(() => {
    const popup = element.current;
    if (tip === null || popup === null) return undefined;
    if (typeof popup.showPopover === 'function') popup.showPopover();
    placePopup(popup, tip.anchor, 'start');
    const described = tip.anchor.getAttribute('aria-describedby');
    if (described === null && tip.anchor.getAttribute('aria-label') !== tip.text) tip.anchor.setAttribute('aria-describedby', TIP_ID);
    return () => {
      if (described === null) tip.anchor.removeAttribute('aria-describedby');
    };
  }, [tip]);

  if (tip === null) return null;
  return (
    <div ref={element} key={tip.text} id={TIP_ID} role="tooltip" popover="manual" className={css.tip}>
      {tip.text}
    </div>
  );
}

function listen(setTip: (tip: Tip | null) => void): () => void {
  let timer = 0;
  let shown: HTMLElement | null = null;
  const hide = (): void => {
    window.clearTimeout(timer);
    shown = null;
    setTip(null);
  };
  const show = (anchor: HTMLElement): void => {
    const text = tipText(anchor);
    shown = anchor;
    setTip(text === '' || !anchor.isConnected ? null : { anchor, text });
  };
  const onOver = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    if (event.target.id === TIP_ID) return;
    const anchor = event.target.closest<HTMLElement>('[data-tip]');
    if (anchor === shown && anchor !== null) return;
    const wait = shown === null ? DELAY_MS : 0;
    hide();
    if (anchor !== null) timer = window.setTimeout(() => show(anchor), wait);
  };
  const onFocus = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    if (event.target.dataset['tip'] !== undefined && event.target.matches(':focus-visible')) show(event.target);
    else if (shown !== null) hide();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (shown !== null && event.key === 'Escape') hide();
  };
  document.addEventListener('pointerover', onOver);
  document.addEventListener('pointerdown', hide, true);
  document.addEventListener('focusin', onFocus);
  document.addEventListener('focusout', hide);
  document.addEventListener('keydown', onKey);
  document.addEventListener('scroll', hide, { capture: true, passive: true });
  return () => {
    window.clearTimeout(timer);
    document.removeEventListener('pointerover', onOver);
    document.removeEventListener('pointerdown', hide, true);
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('focusout', hide);
    document.removeEventListener('keydown', onKey);
    document.removeEventListener('scroll', hide, { capture: true });
  };
}

function tipText(anchor: HTMLElement): string {
  if (anchor.dataset['tipCut'] !== undefined) {
    const cut = anchor.querySelector<HTMLElement>('[data-cut]') ?? anchor;
    if (cut.scrollWidth <= cut.clientWidth) return '';
  }
  const own = anchor.dataset['tip'] ?? '';
  return own === '' ? (anchor.ariaLabel ?? '') : own;
}
