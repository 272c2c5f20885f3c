/** A promise with its handles; its rejection counts as handled. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

export function deferred<T>(): Deferred<T> {
  const handles: { resolve?: (value: T) => void; reject?: (reason: unknown) => void } = {};
  const promise = new Promise<T>((resolve, reject) => Object.assign(handles, { resolve, reject }));
  promise.catch(() => undefined);
  return { promise, resolve: (value) => handles.resolve?.(value), reject: (reason) => handles.reject?.(reason) };
}
