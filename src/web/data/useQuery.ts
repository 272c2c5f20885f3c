import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { beginActivity } from './activity.ts';
import { answerAtHand, editionOf, joinQuestion, onAskAgain } from './sharedAnswers.ts';

/** An answer on its way; `last` is the last good one of the same owner, to be shown dimmed. */
export type QueryState<T> =
  | { readonly status: 'loading'; readonly last: T | null }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly error: Error; readonly last: T | null };

/** What can be shown: the answer, or the last good one. */
export function shownValue<T>(query: QueryState<T>): T | null {
  return query.status === 'ready' ? query.value : query.last;
}

interface Settled<T> {
  readonly owner: object;
  readonly key: string;
  readonly edition: number;
  readonly state: QueryState<T>;
}

/**
 * Asks when the owner or the key changes, and cancels what was asked before. Two parts of the page that ask the same
 * question of one owner share its answer. What is at hand is drawn with the change that asked for it.
 * @param owner Whom is asked, such as the open session; another owner forgets the last answer.
 * @param key All that decides the answer, as text; null asks nothing.
 * @param atOnce Gives the answer where it takes no question. Pure, and quick.
 */
export function useQuery<T>(owner: object, key: string | null, run: (signal: AbortSignal) => Promise<T>, atOnce?: () => T | null): QueryState<T> {
  const [settled, setSettled] = useState<Settled<T> | null>(null);
  const runLatest = useEffectEvent(run);
  const edition = useSyncExternalStore(onAskAgain, () => editionOf(owner));

  const isSettled = settled?.owner === owner && settled.key === key && settled.edition === edition;
  const known = isSettled || key === null ? null : (atOnce?.() ?? (answerAtHand(owner, `${edition} ${key}`) as T | null));
  if (known !== null && key !== null) setSettled({ owner, key, edition, state: { status: 'ready', value: known } });
  const asks = useEffectEvent(() => !isSettled);

  useEffect(() => {
    if (key === null || !asks()) return undefined;
    const { answer, leave } = joinQuestion(owner, `${edition} ${key}`, (signal) => runLatest(signal));
    const end = beginActivity();
    let left = false;
    const settle = (next: (last: T | null) => QueryState<T>): void => {
      if (left) return;
      setSettled((before) => ({ owner, key, edition, state: next(lastOf(before, owner)) }));
      end();
    };
    answer.then(
      (value) => settle(() => ({ status: 'ready', value })),
      (error: unknown) => settle((last) => ({ status: 'failed', error: error instanceof Error ? error : new Error(String(error)), last })),
    );
    return () => {
      left = true;
      leave();
      end();
    };
  }, [owner, key, edition]);

  if (isSettled) return settled.state;
  return known === null ? { status: 'loading', last: lastOf(settled, owner) } : { status: 'ready', value: known };
}

function lastOf<T>(settled: Settled<T> | null, owner: object): T | null {
  return settled?.owner === owner ? shownValue(settled.state) : null;
}
