/** A question under way or answered, shared by all who ask it of the same owner. */
interface Shared {
  readonly abort: AbortController;
  readonly answer: Promise<unknown>;
  /** Null until it is answered. */
  settled: { readonly value: unknown } | null;
  users: number;
}

const shared = new WeakMap<object, Map<string, Shared>>();

/**
 * Asks, or joins those who ask the same of the same owner; the question is cancelled when the last of them leaves.
 * One key must always mean one question.
 */
export function joinQuestion<T>(owner: object, key: string, run: (signal: AbortSignal) => Promise<T>): { readonly answer: Promise<T>; readonly leave: () => void } {
  const questions = shared.get(owner) ?? new Map<string, Shared>();
  shared.set(owner, questions);
  const question = questions.get(key) ?? ask(run);
  questions.set(key, question);
  question.users += 1;
  return {
    answer: question.answer as Promise<T>,
    leave: () => {
      question.users -= 1;
      if (question.users > 0) return;
      if (questions.get(key) === question) questions.delete(key);
      question.abort.abort();
    },
  };
}

/** The answer of a question that somebody asked and has not left; null until it is there. */
export function answerAtHand(owner: object, key: string): unknown {
  return shared.get(owner)?.get(key)?.settled?.value ?? null;
}

/** Whoever meant to ask has done so by then. */
const SOON_MS = 1_000;

/** Asks what somebody is about to ask by `useQuery`; it is given up when nobody has by then. */
export function askSoon<T>(owner: object, key: string, run: (signal: AbortSignal) => Promise<T>): void {
  const { answer, leave } = joinQuestion(owner, `${editionOf(owner)} ${key}`, run);
  // Whoever shows it is told of a failure.
  answer.catch(() => undefined);
  setTimeout(leave, SOON_MS);
}

function ask<T>(run: (signal: AbortSignal) => Promise<T>): Shared {
  const abort = new AbortController();
  const shared: Shared = { abort, answer: run(abort.signal), settled: null, users: 0 };
  shared.answer.then(
    (value) => (shared.settled = { value }),
    () => undefined,
  );
  return shared;
}

const editions = new WeakMap<object, number>();
const listeners = new Set<() => void>();

/** Has every question of an owner asked again: it has come to know more. What was answered stays on screen until then. */
export function askAgain(owner: object): void {
  editions.set(owner, editionOf(owner) + 1);
  for (const listener of listeners) listener();
}

/** How often an owner has come to know more. */
export function editionOf(owner: object): number {
  return editions.get(owner) ?? 0;
}

/** Calls back whenever some owner has come to know more. */
export function onAskAgain(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
