import type { CancelSignal } from '../../core/engine/engine.ts';
import { deferred } from './deferred.ts';

/** The error of cancelled work, always named `AbortError`. */
export function abortError(): Error {
  return new DOMException('The work was cancelled', 'AbortError');
}

/** Asks a signal anew: a property read twice would be taken for unchanged. */
export function isCancelled(signal: CancelSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** Waits for work, but no longer than until its signal is cancelled. */
export async function raceAbort<T>(work: Promise<T>, signal: CancelSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  if (isCancelled(signal)) throw abortError();
  const cancelled = deferred<never>();
  const onAbort = (): void => cancelled.reject(abortError());
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, cancelled.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
