import type { Session } from '../../../core/session/session.ts';
import { DEFAULT_VIEW, type DatasetReference, type ViewState } from '../../../core/view/viewState.ts';
import type { ViewStore } from '../../data/viewStore.ts';
import type { CollectedFile } from '../../files/collectedFile.ts';
import type { FileProblem } from '../../files/problem.ts';
import type { ResultFilesReport } from '../../ingest/resultFilesReport.ts';
import type { SaveDataset } from '../../save/savingStore.ts';
import { INITIAL_DATASETS, reduceDatasets, type DatasetsEvent, type DatasetsState, type Failure, type Origin, type Stage } from './datasetState.ts';
import { SITE_DATABASES, type FetchOptions } from './siteDatabase.ts';

export interface OpenFilesOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (stage: Stage, done: number, total: number, name?: string) => void;
}

/** Files opened up to a session that answers. */
export interface OpenedFiles {
  readonly session: Session;
  readonly name: string;
  readonly bytes: number;
  readonly fingerprint: string;
  readonly notes: readonly string[];
  readonly resultFiles: ResultFilesReport | null;
  readonly save: SaveDataset;
  readonly close: () => void;
  /** Calls back while what is left to do of a large file is done. */
  readonly onFinishing: (listener: (done: number, total: number) => void) => void;
  readonly onBroken: (listener: (failure: Failure) => void) => () => void;
  /** Calls back when a later question finds that the file cannot be read on. */
  readonly onProblem: (listener: (failure: Failure) => void) => () => void;
}

/** What the opening needs from the browser. */
export interface DatasetsHost {
  readonly view: ViewStore;
  readonly openFiles: (files: readonly CollectedFile[], options: OpenFilesOptions) => Promise<OpenedFiles | FileProblem>;
  readonly fetchDatabase: (path: string, name: string, options: FetchOptions) => Promise<File | FileProblem | null>;
  readonly explain: (problem: FileProblem) => Promise<Failure>;
  readonly warm: () => void;
  readonly tell: (title: string, detail?: string) => void;
  /** Asks what the page will ask first of a session that is about to be shown, and comes back once the question is on its way. */
  readonly askAhead: (session: Session, view: ViewState) => Promise<void>;
  readonly beginActivity: () => () => void;
  /** Waits until what is open has been drawn. */
  readonly whenIdle: () => Promise<void>;
  /** Has every answer of a session asked again, while the last ones stay on screen. */
  readonly askAgain: (session: Session) => void;
}

type SiteOrigin = 'published' | 'demo';

interface Source {
  readonly origin: Origin;
  readonly name: string;
  readonly files: readonly CollectedFile[];
}

interface Shown {
  readonly files: OpenedFiles;
  readonly source: Source;
  readonly deafen: () => void;
}

/** `keep` leaves the view as it is; `add` too, as a step of its own; `fresh` starts from the default one, on the same page, unless a link waits for a file or the same file is opened again. */
type ViewRule = 'keep' | 'add' | 'fresh';
type Find = (options: OpenFilesOptions) => Promise<Source | FileProblem | null>;

const MOST_RESTARTS = 2;

/** Opens datasets one at a time: what is open stays until the next one is ready, and a failure changes nothing. */
export class Datasets {
  readonly #host: DatasetsHost;
  readonly #listeners = new Set<() => void>();
  /** Files opened in this session, by fingerprint, so that Back finds them. */
  readonly #known = new Map<string, Source>();
  #state = INITIAL_DATASETS;
  #lastId = 0;
  #abort = new AbortController();
  #shown: Shown | null = null;
  #restarts = 0;
  /** Which database of the site a plain address shows, once that is known. */
  #siteDefault: SiteOrigin | null = null;
  #followed: string | null = null;

  constructor(host: DatasetsHost) {
    this.#host = host;
  }

  readonly state = (): DatasetsState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens what the address asks for, now and on Back and Forward. */
  boot(): void {
    this.#host.warm();
    this.#host.view.subscribe(() => this.#follow());
    this.#follow();
  }

  openFiles(files: readonly CollectedFile[] | FileProblem): void {
    this.#restarts = 0;
    if ('kind' in files) return void this.#start('the chosen files', 'fresh', async () => files);
    const [first] = files;
    if (first === undefined) return undefined;
    const name = files.length === 1 ? first.file.name : `${files.length} files`;
    return void this.#start(name, 'fresh', async () => ({ origin: 'local', name, files }));
  }

  /** Opens files together with what is open. */
  addFiles(files: readonly CollectedFile[] | FileProblem): void {
    const shown = this.#shown;
    if (shown === null || 'kind' in files || files.length === 0) return this.openFiles(files);
    this.#restarts = 0;
    const all = [...shown.source.files, ...files];
    const name = `${all.length} files`;
    return void this.#start(name, 'add', async () => ({ origin: 'local', name, files: all }));
  }

  openSite(origin: SiteOrigin): void {
    this.#restarts = 0;
    void this.#start(SITE_DATABASES[origin].name, 'fresh', async (options) => (await this.#findSite([origin], options)) ?? missing(origin));
  }

  cancel(): void {
    this.#abort.abort();
  }

  dismiss(what: 'failure' | 'replaced'): void {
    this.#dispatch({ type: 'dismissed', what });
  }

  #dispatch(event: DatasetsEvent): void {
    this.#state = reduceDatasets(this.#state, event);
    for (const listener of this.#listeners) listener();
  }

  async #start(name: string, rule: ViewRule, find: Find): Promise<void> {
    this.#abort.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#lastId += 1;
    const id = this.#lastId;
    const end = this.#host.beginActivity();
    this.#dispatch({ type: 'started', id, name });
    try {
      await this.#open(id, rule, find, abort.signal);
    } catch (error) {
      if (abort.signal.aborted) this.#dispatch({ type: 'ended', id });
      else await this.#fail(id, { kind: 'unknown', name, detail: error instanceof Error ? error.message : String(error) });
    } finally {
      end();
    }
  }

  async #open(id: number, rule: ViewRule, find: Find, signal: AbortSignal): Promise<void> {
    const onProgress: OpenFilesOptions['onProgress'] = (stage, done, total, name) =>
      this.#dispatch({ type: 'progress', id, stage, done, total, ...(name === undefined ? {} : { name }) });
    const source = await find({ signal, onProgress });
    if (source === null) return this.#dispatch({ type: 'ended', id });
    if ('kind' in source) return this.#fail(id, source);
    const opened = await this.#host.openFiles(source.files, { signal, onProgress });
    if (!('session' in opened)) return this.#fail(id, opened);
    if (!signal.aborted) await this.#host.askAhead(opened.session, this.#viewOf(opened, rule).view);
    if (signal.aborted) {
      opened.close();
      return this.#dispatch({ type: 'ended', id });
    }
    return this.#show(id, { ...source, name: opened.name }, opened, rule);
  }

  async #fail(id: number, problem: FileProblem): Promise<void> {
    this.#dispatch({ type: 'failed', id, failure: await this.#host.explain(problem).catch(partMissing) });
  }

  /** The view that a dataset will be shown in, and whether it is the one that is there. */
  #viewOf({ fingerprint }: OpenedFiles, rule: ViewRule): { readonly view: ViewState; readonly keep: boolean } {
    const { view } = this.#host.view.current();
    const keep = this.#state.wanted !== null || rule !== 'fresh' || this.#shown?.files.fingerprint === fingerprint;
    return { view: keep ? view : { ...DEFAULT_VIEW, page: view.page }, keep };
  }

  #show(id: number, source: Source, files: OpenedFiles, rule: ViewRule): void {
    const before = this.#host.view.current().view;
    const waited = this.#state.wanted !== null;
    const previous = this.#shown;
    const { view, keep } = this.#viewOf(files, rule);
    const promised = (waited && source.origin === 'local') || rule === 'keep' ? before.dataset : null;
    const { session, name, bytes, fingerprint, notes, resultFiles, save } = files;
    this.#known.set(fingerprint, source);
    const deafenBroken = files.onBroken((failure) => this.#restart(source, failure));
    const deafenProblem = files.onProblem((failure) => this.#dispatch({ type: 'refused', failure }));
    const deafen = (): void => {
      deafenBroken();
      deafenProblem();
    };
    this.#shown = { files, source, deafen };
    const dataset = this.#reference(this.#shown);
    this.#dispatch({
      type: 'opened',
      id,
      dataset: { session, name, bytes, fingerprint, notes, resultFiles, save, origin: source.origin, finishing: null },
      replaced: promised === null || promised.fingerprint === fingerprint ? null : promised,
    });
    if (view !== before || keyOf(dataset) !== keyOf(before.dataset)) this.#host.view.setView({ ...view, dataset }, keep && rule !== 'add' ? 'replace' : 'push');
    previous?.deafen();
    previous?.files.close();
    files.onFinishing((done, total) => this.#dispatch({ type: 'finishing', session, done, total }));
    void this.#finish(session);
  }

  /** Once the first picture is there, the rest of a file is worked out; a failure shows where an answer needs it. */
  async #finish(session: Session): Promise<void> {
    const wasFinished = session.isFinished;
    await this.#host.whenIdle();
    if (this.#shown?.files.session !== session) return;
    try {
      await session.finish();
    } catch {
      return this.#dispatch({ type: 'finished', session });
    }
    if (this.#shown?.files.session !== session || wasFinished) return;
    this.#host.askAgain(session);
    this.#dispatch({ type: 'finished', session });
    await this.#host.whenIdle();
    // A failure shows where an answer needs it.
    if (this.#shown?.files.session === session) await session.performance.prepare().catch(() => undefined);
  }

  #restart(source: Source, failure: Failure): void {
    this.#restarts += 1;
    if (this.#restarts > MOST_RESTARTS) return this.#dispatch({ type: 'refused', failure });
    if (this.#restarts === 1) this.#host.tell('The database engine stopped and was started again', `${failure.title}. ${failure.found}`);
    return void this.#start(source.name, 'keep', async () => source);
  }

  async #findSite(origins: readonly SiteOrigin[], { signal, onProgress }: OpenFilesOptions): Promise<Source | FileProblem | null> {
    for (const origin of origins) {
      const { path, name } = SITE_DATABASES[origin];
      const file = await this.#host.fetchDatabase(path, name, { signal, onProgress: (done, total) => onProgress('download', done, total, name) });
      if (file === null) continue;
      if (!(file instanceof Blob)) return file;
      if (origins.length > 1) this.#siteDefault = origin;
      if (origin === 'published') this.#dispatch({ type: 'publishes' });
      return { origin, name, files: [{ file, path: name }] };
    }
    return null;
  }

  /** How a link names what is shown: the site's own needs no name. */
  #reference({ source, files }: Shown): DatasetReference | null {
    return source.origin !== 'local' && source.origin === this.#siteDefault ? null : { name: source.name, fingerprint: files.fingerprint };
  }

  #follow(): void {
    const { dataset } = this.#host.view.current().view;
    const key = keyOf(dataset);
    if (key === this.#followed) return undefined;
    this.#followed = key;
    if (this.#shown !== null && key === keyOf(this.#reference(this.#shown))) return this.#dispatch({ type: 'wanted', reference: null });
    if (dataset === null) return void this.#start('the published data', 'keep', (options) => this.#findSite(['published', 'demo'], options));
    const source = this.#known.get(dataset.fingerprint);
    if (source !== undefined) return void this.#start(source.name, 'keep', async () => source);
    if (dataset.name === SITE_DATABASES.demo.name && this.#shown === null) {
      return void this.#start(dataset.name, 'keep', (options) => this.#findSite(['demo'], options));
    }
    this.#abort.abort();
    return this.#dispatch({ type: 'wanted', reference: dataset });
  }
}

/** Even the words are in the part of the page that opens files: after a new version was published, it may be gone. */
function partMissing(error: unknown): Failure {
  return {
    title: 'A part of this page could not be loaded',
    found: error instanceof Error ? error.message : String(error),
    advice: 'Reload the page; check the connection if that does not help.',
  };
}

function missing(origin: SiteOrigin): FileProblem {
  return { kind: 'download-failed', name: SITE_DATABASES[origin].name, status: 404, detail: 'the site holds no such database' };
}

function keyOf(reference: DatasetReference | null): string {
  return reference === null ? '' : `${reference.fingerprint} ${reference.name}`;
}
