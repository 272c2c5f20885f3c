/** Long enough for a finished task to start the next one and for the page to be drawn. */
const REST_MS = 60;

let underWay = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function show(idle: boolean): void {
  if (typeof document !== 'undefined') document.documentElement.dataset['idle'] = String(idle);
}

/** Tells that something is under way until the result is called; the root element's `data-idle` says whether all is done. */
export function beginActivity(): () => void {
  underWay += 1;
  clearTimeout(timer);
  show(false);
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    underWay -= 1;
    if (underWay > 0) return;
    timer = setTimeout(() => show(true), REST_MS);
  };
}

/** Counts a promise as under way until it settles. */
export async function trackActivity<T>(work: Promise<T>): Promise<T> {
  const end = beginActivity();
  try {
    return await work;
  } finally {
    end();
  }
}
