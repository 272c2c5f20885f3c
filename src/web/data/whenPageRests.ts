/** Whoever asks for the next thing does so within this time, mostly. */
const QUIET_MS = 1_500;

/** Does work of no hurry once the page has nothing under way and has had nothing for a while. */
export function whenPageRests(work: () => void, quietMs = QUIET_MS): void {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (root.dataset['idle'] === 'true') timer = setTimeout(begin, quietMs);
  };
  const observer = new MutationObserver(look);
  const begin = (): void => {
    observer.disconnect();
    work();
  };
  observer.observe(root, { attributeFilter: ['data-idle'] });
  look();
}
