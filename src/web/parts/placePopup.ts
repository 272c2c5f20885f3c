export type Placement = 'start' | 'end';

const GAP = 4;
const MARGIN = 8;

/** Puts a fixed element under its anchor, above it where there is more room, and always inside the window. */
export function placePopup(element: HTMLElement, anchor: Pick<Element, 'getBoundingClientRect'>, placement: Placement): void {
  const rect = anchor.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const height = window.innerHeight;
  const below = height - rect.bottom - GAP - MARGIN;
  const above = rect.top - GAP - MARGIN;
  const upwards = below < Math.min(element.scrollHeight, 240) && above > below;
  element.style.maxHeight = `${Math.max(120, upwards ? above : below)}px`;
  element.style.maxWidth = `${width - 2 * MARGIN}px`;
  const left = placement === 'start' ? rect.left : rect.right - element.offsetWidth;
  element.style.left = `${Math.max(MARGIN, Math.min(left, width - element.offsetWidth - MARGIN))}px`;
  element.style.top = upwards ? `${rect.top - GAP - element.offsetHeight}px` : `${rect.bottom + GAP}px`;
}
