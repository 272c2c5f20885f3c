import { describe, expect, test, vi } from 'vitest';
import type { Session } from '../../../core/session/session.ts';
import { DEFAULT_VIEW } from '../../../core/view/viewState.ts';
import { matrixKey } from '../../data/matrixKey.ts';
import { createViewStore, type ViewStore } from '../../data/viewStore.ts';
import type { FileProblem } from '../../files/problem.ts';
import { Datasets, type DatasetsHost, type OpenedFiles } from './datasets.ts';
import type { Failure } from './datasetState.ts';

const session = { isFinished: true } as Session;
const file = (name: string): File => new File(['x'], name);
const picked = (name: string) => [{ file: file(name), path: name }];

interface World {
  readonly datasets: Datasets;
  readonly view: ViewStore;
  readonly host: DatasetsHost;
  readonly closed: string[];
  readonly tell: ReturnType<typeof vi.fn>;
  readonly askedAgain: readonly object[];
  readonly askedAhead: readonly string[];
  breakEngine(failure: Failure): void;
  refuse(failure: Failure): void;
  go(search: string): void;
}

const saveNothing = (): Promise<never> => Promise.reject(new Error('nothing is saved here'));

function remember<T>(list: T[], item: T): () => void {
  list.push(item);
  return () => undefined;
}

/** A site with the given databases, where a file's name is its fingerprint and `bad` files are refused. */
function world(site: readonly string[], search = '', opened: Session = session): World {
  let now = search;
  const view = createViewStore({ search: () => now, write: (next) => void (now = next), onNavigate: () => () => undefined });
  const closed: string[] = [];
  const broken: ((failure: Failure) => void)[] = [];
  const refused: ((failure: Failure) => void)[] = [];
  const tell = vi.fn();
  const askedAgain: object[] = [];
  const askedAhead: string[] = [];
  const host: DatasetsHost = {
    view,
    warm: () => undefined,
    tell,
    askAhead: async (_session, asked) => void askedAhead.push(matrixKey(asked)),
    beginActivity: () => () => undefined,
    whenIdle: () => Promise.resolve(),
    askAgain: (owner) => void askedAgain.push(owner),
    explain: async (problem) => ({ title: problem.kind, found: '', advice: '' }),
    fetchDatabase: async (_path, name) => (site.includes(name) ? file(name) : null),
    openFiles: async (files, { signal }): Promise<OpenedFiles | FileProblem> => {
      await Promise.resolve();
      signal.throwIfAborted();
      const name = files.map((one) => one.file.name).join('+');
      if (name.includes('bad')) return { kind: 'empty', name };
      return { session: opened, onFinishing: (listener) => listener(1, 4), name, bytes: 1, fingerprint: name, notes: [], resultFiles: null, save: saveNothing, close: () => closed.push(name), onBroken: (listener) => remember(broken, listener), onProblem: (listener) => remember(refused, listener) };
    },
  };
  const datasets = new Datasets(host);
  return {
    datasets,
    view,
    host,
    closed,
    tell,
    askedAgain,
    askedAhead,
    breakEngine: (failure) => broken.at(-1)?.(failure),
    refuse: (failure) => refused.at(-1)?.(failure),
    go: (next) => view.setView(() => ({ ...DEFAULT_VIEW, dataset: next === '' ? null : { name: next, fingerprint: next } })),
  };
}

const settled = async ({ datasets }: World): Promise<void> => vi.waitFor(() => expect([datasets.state().booting, datasets.state().opening]).toEqual([false, null]));

describe('opening at the start', () => {
  test('takes the published database before the demo', async () => {
    const at = world(['benchmarks.duckdb', 'demo.duckdb']);
    at.datasets.boot();
    await settled(at);
    expect(at.datasets.state().current).toMatchObject({ name: 'benchmarks.duckdb', origin: 'published' });
    expect(at.view.current().view.dataset).toBeNull();
  });

  test('falls back to the demo, and to an empty page', async () => {
    const demo = world(['demo.duckdb']);
    demo.datasets.boot();
    await settled(demo);
    expect(demo.datasets.state().current?.origin).toBe('demo');
    const nothing = world([]);
    nothing.datasets.boot();
    await settled(nothing);
    expect(nothing.datasets.state()).toMatchObject({ current: null, failure: null, booting: false });
  });
});

describe('a file of the reader', () => {
  test('a failure leaves what is open as it is', async () => {
    const at = world(['demo.duckdb']);
    at.datasets.boot();
    await settled(at);
    at.datasets.openFiles(picked('bad.duckdb'));
    await settled(at);
    expect(at.datasets.state()).toMatchObject({ current: { name: 'demo.duckdb' }, failure: { title: 'empty' } });
    expect(at.closed).toEqual([]);
  });

  test('replaces what was open, names itself in the link and starts a fresh view', async () => {
    const at = world(['demo.duckdb']);
    at.datasets.boot();
    await settled(at);
    at.view.setView((view) => ({ ...view, grouping: 'none' }));
    at.datasets.openFiles(picked('mine.duckdb'));
    await settled(at);
    expect(at.view.current().view).toEqual({ ...DEFAULT_VIEW, dataset: { name: 'mine.duckdb', fingerprint: 'mine.duckdb' } });
    expect(at.closed).toEqual(['demo.duckdb']);
  });

  test('asks ahead what the page will ask once it is shown', async () => {
    const at = world(['demo.duckdb'], '?v=1&q=bert');
    at.datasets.boot();
    await settled(at);
    expect(at.askedAhead).toEqual([matrixKey(at.view.current().view)]);
    at.datasets.openFiles(picked('mine.duckdb'));
    await settled(at);
    expect(at.askedAhead.slice(1)).toEqual([matrixKey(at.view.current().view)]);
    expect(at.askedAhead[1]).not.toBe(at.askedAhead[0]);
  });

  test('leaves the reader on the page, which begins anew', async () => {
    const at = world(['demo.duckdb']);
    at.datasets.boot();
    await settled(at);
    const pin = { model: 'bert', hardwareType: 'cuda', device: '', precision: '', batch: '', shape: '', testCase: '' };
    at.view.setView((view) => ({ ...view, page: 'power', pins: [pin], subject: { ...view.subject, model: 'bert' }, filters: { ...view.filters, search: 'bert' }, power: { ...view.power, chart: 'battery' } }));
    at.datasets.openFiles(picked('mine.duckdb'));
    await settled(at);
    expect(at.view.current().view).toEqual({ ...DEFAULT_VIEW, page: 'power', dataset: { name: 'mine.duckdb', fingerprint: 'mine.duckdb' } });
  });

  test('joins what is open when it is added, and the view stays', async () => {
    const at = world(['demo.duckdb']);
    at.datasets.boot();
    await settled(at);
    at.view.setView((view) => ({ ...view, grouping: 'none', filters: { ...view.filters, hardware: ['cuda'] } }));
    const before = at.view.current().view;
    at.datasets.addFiles(picked('mine.duckdb'));
    await settled(at);
    const both = 'demo.duckdb+mine.duckdb';
    expect(at.datasets.state()).toMatchObject({ current: { name: both, origin: 'local' }, replaced: null });
    expect(at.view.current().view).toEqual({ ...before, dataset: { name: both, fingerprint: both } });
    at.datasets.addFiles(picked('bad.duckdb'));
    await settled(at);
    expect(at.datasets.state()).toMatchObject({ current: { name: both }, failure: { title: 'empty' } });
    expect(at.closed).toEqual(['demo.duckdb']);
  });

  test('the newest of two choices wins, and cancel keeps what is open', async () => {
    const at = world(['demo.duckdb']);
    at.datasets.openFiles(picked('one.duckdb'));
    at.datasets.openFiles(picked('two.duckdb'));
    await settled(at);
    expect(at.datasets.state().current?.name).toBe('two.duckdb');
    at.datasets.openFiles(picked('three.duckdb'));
    at.datasets.cancel();
    await settled(at);
    expect(at.datasets.state().current?.name).toBe('two.duckdb');
  });

  test('Back to another file of this session opens it again', async () => {
    const at = world(['demo.duckdb']);
    at.datasets.boot();
    await settled(at);
    at.datasets.openFiles(picked('mine.duckdb'));
    await settled(at);
    at.go('');
    await settled(at);
    expect(at.datasets.state().current?.name).toBe('demo.duckdb');
    at.go('mine.duckdb');
    await settled(at);
    expect(at.datasets.state().current?.name).toBe('mine.duckdb');
  });
});

test('a small file is made ready, too, and nothing is asked again', async () => {
  const finish = vi.fn(() => Promise.resolve());
  const at = world(['demo.duckdb'], '', { isFinished: true, finish } as unknown as Session);
  at.datasets.boot();
  await settled(at);
  await vi.waitFor(() => expect(finish).toHaveBeenCalledTimes(1));
  await finish.mock.results[0]?.value;
  expect(at.askedAgain).toEqual([]);
});

describe('a large file', () => {
  test('is finished once its first picture is there, asked again, and made ready for its comparisons', async () => {
    const ends: (() => void)[] = [];
    const finish = vi.fn(() => new Promise<void>((resolve) => void ends.push(resolve)));
    const prepare = vi.fn(() => Promise.resolve());
    const large = { isFinished: false, finish, performance: { prepare } } as unknown as Session;
    const at = world(['demo.duckdb'], '', large);
    at.datasets.boot();
    await settled(at);
    const { current } = at.datasets.state();
    await vi.waitFor(() => expect(ends).toHaveLength(1));
    expect(at.askedAgain).toEqual([]);
    expect(at.datasets.state().current?.finishing).toEqual({ done: 1, total: 4 });
    ends[0]?.();
    await vi.waitFor(() => expect(at.askedAgain).toEqual([large]));
    expect(finish).toHaveBeenCalledTimes(1);
    expect(at.datasets.state().current).toEqual({ ...current, finishing: null });
    expect(at.datasets.state().current).not.toBe(current);
    await vi.waitFor(() => expect(prepare).toHaveBeenCalledOnce());
  });

  test('that cannot be finished stays as it is', async () => {
    const at = world(['demo.duckdb'], '', { isFinished: false, finish: () => Promise.reject(new Error('out of memory')) } as unknown as Session);
    at.datasets.boot();
    await settled(at);
    const { current } = at.datasets.state();
    await new Promise((resolve) => setTimeout(resolve));
    expect([at.askedAgain, at.datasets.state().current]).toEqual([[], current]);
  });
});

function link(name: string): World {
  const at = world(['demo.duckdb']);
  at.view.setView((view) => ({ ...view, grouping: 'none', dataset: { name, fingerprint: name } }));
  at.datasets.boot();
  return at;
}

describe('a link made for a local file', () => {
  test('waits for the file and shows the same view', async () => {
    const at = link('mine.duckdb');
    expect(at.datasets.state()).toMatchObject({ booting: false, current: null, wanted: { name: 'mine.duckdb' } });
    at.datasets.openFiles(picked('mine.duckdb'));
    await settled(at);
    expect(at.datasets.state()).toMatchObject({ wanted: null, replaced: null });
    expect(at.view.current().view.grouping).toBe('none');
  });

  test('says when another file was opened, and keeps the view', async () => {
    const at = link('mine.duckdb');
    at.datasets.openFiles(picked('other.duckdb'));
    await settled(at);
    expect(at.datasets.state().replaced).toEqual({ name: 'mine.duckdb', fingerprint: 'mine.duckdb' });
    expect(at.view.current().view).toMatchObject({ grouping: 'none', dataset: { name: 'other.duckdb' } });
  });

  test('the demo may be opened instead', async () => {
    const at = link('mine.duckdb');
    at.datasets.openSite('demo');
    await settled(at);
    expect(at.datasets.state()).toMatchObject({ wanted: null, replaced: null, current: { origin: 'demo' } });
  });
});

test('a broken engine is replaced twice and told once, then reported', async () => {
  const at = world(['demo.duckdb']);
  at.datasets.boot();
  await settled(at);
  const failure = { title: 'The engine stopped', found: '', advice: '' };
  for (let turn = 0; turn < 2; turn += 1) {
    at.breakEngine(failure);
    await settled(at);
  }
  expect(at.tell).toHaveBeenCalledOnce();
  expect(at.closed).toHaveLength(2);
  at.breakEngine(failure);
  expect(at.datasets.state().failure).toBe(failure);
});

test('a file that cannot be read on is told, and stays open', async () => {
  const at = world(['demo.duckdb']);
  at.datasets.boot();
  await settled(at);
  const failure = { title: 'The file was changed', found: '', advice: '' };
  at.refuse(failure);
  expect(at.datasets.state()).toMatchObject({ failure, opening: null, current: { name: 'demo.duckdb' } });
  expect(at.closed).toEqual([]);
});
