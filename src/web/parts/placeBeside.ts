interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** From the point, so that it stays in sight. */
const GAP = 16;
const MARGIN = 8;
/** How far above the point the popup begins. */
const RAISED = 32;

/** The corner of a popup right of a point, left of it where there is no room, and inside the window. */
export function placeBeside({ x, y }: Point, popup: Size, window: Size): { readonly left: number; readonly top: number } {
  const fitsRight = x + GAP + popup.width + MARGIN <= window.width;
  const wanted = fitsRight ? x + GAP : x - GAP - popup.width;
  const left = Math.max(MARGIN, Math.min(wanted, window.width - popup.width - MARGIN));
  const top = Math.max(MARGIN, Math.min(y - RAISED, window.height - popup.height - MARGIN));
  return { left, top };
}
