import type { Session } from '../../../core/session/session.ts';
import type { DatasetReference } from '../../../core/view/viewState.ts';
import type { ResultFilesReport } from '../../ingest/resultFilesReport.ts';
import type { SaveDataset } from '../../save/savingStore.ts';

/** Where a dataset comes from: the site's own database, its demo, or the reader's machine. */
export type Origin = 'published' | 'demo' | 'local';

/** A dataset that answers questions. */
export interface OpenDataset {
  readonly session: Session;
  readonly origin: Origin;
  readonly name: string;
  readonly bytes: number;
  readonly fingerprint: string;
  /** What the reader should know about the opening, such as files left aside. */
  readonly notes: readonly string[];
  /** What became of result files; null for anything else. */
  readonly resultFiles: ResultFilesReport | null;
  readonly save: SaveDataset;
  /** How far the rest of a large file is worked out, after its matrix is there; null when nothing is under way. */
  readonly finishing: { readonly done: number; readonly total: number } | null;
}

/** `look` asks the site, `check` looks at the heads of files, `results` reads result files, `read` recognises tables. */
export type Stage = 'look' | 'download' | 'check' | 'unpack' | 'engine' | 'attach' | 'decode' | 'results' | 'tables' | 'read';

export interface Opening {
  readonly id: number;
  readonly name: string;
  readonly stage: Stage;
  readonly done: number;
  /** 0 while unknown. */
  readonly total: number;
}

/** What went wrong, in words for a person. */
export interface Failure {
  readonly title: string;
  readonly found: string;
  readonly advice: string;
}

export interface DatasetsState {
  /** True until the first attempt to open something has ended. */
  readonly booting: boolean;
  /** What is on screen; stays usable while another one opens. */
  readonly current: OpenDataset | null;
  readonly opening: Opening | null;
  readonly failure: Failure | null;
  /** The file that the link in the address bar was made for, while it is not open. */
  readonly wanted: DatasetReference | null;
  /** The file a link was made for, when another one was opened instead. */
  readonly replaced: DatasetReference | null;
  /** True once the site is known to publish data of its own. */
  readonly publishes: boolean;
}

export type DatasetsEvent =
  | { readonly type: 'started'; readonly id: number; readonly name: string }
  | { readonly type: 'progress'; readonly id: number; readonly stage: Stage; readonly done: number; readonly total: number; readonly name?: string }
  | { readonly type: 'opened'; readonly id: number; readonly dataset: OpenDataset; readonly replaced: DatasetReference | null }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'finishing'; readonly session: Session; readonly done: number; readonly total: number }
  /** What was left to do of a large file is done: its dataset is described anew. */
  | { readonly type: 'finished'; readonly session: Session }
  /** Cancelled, or there was nothing to open. */
  | { readonly type: 'ended'; readonly id: number }
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'publishes' }
  | { readonly type: 'wanted'; readonly reference: DatasetReference | null }
  | { readonly type: 'dismissed'; readonly what: 'failure' | 'replaced' };

export const INITIAL_DATASETS: DatasetsState = { booting: true, current: null, opening: null, failure: null, wanted: null, replaced: null, publishes: false };

/** Events of an opening that was superseded change nothing. */
export function reduceDatasets(state: DatasetsState, event: DatasetsEvent): DatasetsState {
  switch (event.type) {
    case 'started':
      return { ...state, opening: { id: event.id, name: event.name, stage: 'look', done: 0, total: 0 }, failure: null };
    case 'progress':
      if (state.opening?.id !== event.id) return state;
      return { ...state, opening: { id: event.id, name: event.name ?? state.opening.name, stage: event.stage, done: event.done, total: event.total } };
    case 'opened':
      if (state.opening?.id !== event.id) return state;
      return { ...state, booting: false, current: event.dataset, opening: null, failure: null, wanted: null, replaced: event.replaced };
    case 'finishing':
      return state.current?.session === event.session ? { ...state, current: { ...state.current, finishing: { done: event.done, total: event.total } } } : state;
    case 'finished':
      return state.current?.session === event.session ? { ...state, current: { ...state.current, finishing: null } } : state;
    case 'failed':
      if (state.opening?.id !== event.id) return state;
      return { ...state, booting: false, opening: null, failure: event.failure };
    case 'ended':
      if (state.opening?.id !== event.id) return state;
      return { ...state, booting: false, opening: null };
    case 'refused':
      return { ...state, failure: event.failure };
    case 'publishes':
      return { ...state, publishes: true };
    case 'wanted':
      return { ...state, booting: false, wanted: event.reference };
    case 'dismissed':
      return event.what === 'failure' ? { ...state, failure: null } : { ...state, replaced: null };
  }
}
