export interface Toast {
  readonly id: number;
  readonly title: string;
  readonly detail?: string | undefined;
}

const SHOWN_MS = 6_000;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Tells something that needs no answer; it leaves by itself. */
export function showToast(title: string, detail?: string): void {
  lastId += 1;
  const id = lastId;
  set([...toasts.filter((toast) => toast.title !== title).slice(-2), { id, title, detail }]);
  setTimeout(() => dismissToast(id), SHOWN_MS);
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): readonly Toast[] {
  return toasts;
}
