import { beginActivity } from '../data/activity.ts';
import { saveBlob } from '../parts/handOver.ts';
import { showToast } from '../parts/toastStore.ts';
import type { SavedDataset, SaveFormat, SaveOptions } from './saveFormat.ts';

/** Writes what is open as a file. */
export type SaveDataset = (format: SaveFormat, options: SaveOptions) => Promise<SavedDataset>;

/** A saving under way. */
export interface Saving {
  readonly name: string;
  readonly format: SaveFormat;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

let current: Saving | null = null;
const listeners = new Set<() => void>();

function set(next: Saving | null): void {
  current = next;
  for (const listener of listeners) listener();
}

export function currentSaving(): Saving | null {
  return current;
}

export function subscribeSaving(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Saves a dataset and hands the file over; one at a time, a second wish is told so. */
export async function startSaving(name: string, format: SaveFormat, save: SaveDataset): Promise<void> {
  if (current !== null) return showToast('Something is being saved already', 'Wait until it is done, or cancel it.');
  const abort = new AbortController();
  const end = beginActivity();
  const base = { name, format, cancel: () => abort.abort() };
  set({ ...base, done: 0, total: 0 });
  try {
    const { blob, fileName, notes } = await save(format, { signal: abort.signal, onRows: (done, total) => set({ ...base, done, total }) });
    abort.signal.throwIfAborted();
    await saveBlob(Promise.resolve(blob), fileName);
    showToast(`${fileName} saved`, notes.length === 0 ? undefined : notesText(notes));
  } catch (error) {
    if (!abort.signal.aborted) showToast(`${name} could not be saved`, reasonOf(error));
  } finally {
    set(null);
    end();
  }
}

const FEW_NOTES = 3;

function notesText(notes: readonly string[]): string {
  const more = notes.length - FEW_NOTES;
  return `${notes.slice(0, FEW_NOTES).join(' ')}${more > 0 ? ` And ${more} more like these.` : ''}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'AbortError') return 'The dataset was closed before it was written.';
  return error instanceof Error ? error.message : String(error);
}
