/** Gives the focus to the page's heading, when what had it is about to go. */
export function focusPage(): void {
  document.querySelector<HTMLElement>('main > h2')?.focus({ preventScroll: true });
}
