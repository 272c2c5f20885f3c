import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { VerdictKind } from '../../core/compare/types.ts';
import { openSession } from '../../core/session/openSession.ts';
import type { Session } from '../../core/session/session.ts';
import { DEFAULT_VIEW, NO_SUBJECT } from '../../core/view/viewState.ts';
import type { ViewState } from '../../core/view/viewState.ts';
import { openDemoFixture } from './fixture.ts';
import type { DemoFixture } from './fixture.ts';

const viewOf = (search: string, performance: Partial<ViewState['performance']>): ViewState => ({
  ...DEFAULT_VIEW,
  page: 'performance',
  filters: { ...DEFAULT_VIEW.filters, search },
  performance: { ...DEFAULT_VIEW.performance, ...performance },
});

describe('the pages find what was planted', () => {
  let demo: DemoFixture;
  let session: Session;

  beforeAll(async () => {
    demo = await openDemoFixture();
    session = await openSession(demo.engine, await demo.engine.tables('src'));
  });

  afterAll(() => demo.remove());

  test.each<[string, { readonly batch: string; readonly shape?: string }, string, VerdictKind]>([
    ['distilbert-base-uncased', { batch: '16', shape: '384' }, 'rocm', 'same'],
    ['distilbert-base-uncased', { batch: '16', shape: '384' }, 'mps', 'worse'],
    ['clip-vit-large-patch14', { batch: '2' }, 'mps', 'unclear'],
    ['clip-vit-large-patch14', { batch: '2' }, 'openvino', 'better'],
    ['encodec_24khz', { batch: '2' }, 'mps', 'worse'],
    ['detr-resnet-50', { batch: '2' }, 'mps', 'no-estimate'],
    ['convnext-tiny-224', { batch: '2' }, 'mps', 'no-estimate'],
  ])('%s at %o on %s is %s', async (model, { batch, shape }, hardware, kind) => {
    const { rows, columns } = await session.performance.compare(viewOf(model, { baseline: 'cuda' }));
    const row = rows.find(({ common }) => common.model === model && common.precision === 'fp16' && common.batch === batch && (shape === undefined || common.shape === shape));
    expect(row?.cells[columns.findIndex(({ value }) => value === hardware)]?.verdict?.kind).toBe(kind);
  });

  test('the driver update shows between the times before and after it', async () => {
    const { rows } = await session.performance.compare(viewOf('distilbert', { across: 'time', split: '2026-06-22', baseline: 'before' }));
    const row = rows.find(({ common }) => common.device === 'NVIDIA GeForce RTX 3060' && common.shape === '256');
    expect(row?.cells[1]?.verdict).toMatchObject({ kind: 'better', text: '1.09× faster' });
  });

  test('two humps are pointed out where there are two', async () => {
    const { groups } = await session.performance.distribution({ ...viewOf('electra-small', {}), subject: { ...NO_SUBJECT, model: 'electra-small-discriminator' } });
    const humped = groups.filter(({ modes }) => modes !== null);
    expect(humped.map(({ sample }) => [sample.configuration.device, sample.configuration.batch])).toEqual([['Apple M2 Max', '2']]);
    expect(humped[0]?.modes?.map(({ n }) => n)).toEqual([30, 20]);
  });

  test('estimates, the contradiction and the mock are told apart', async () => {
    const { results } = await session.power.overview({ ...DEFAULT_VIEW, page: 'power', include: ['simulated'] });
    expect(results.filter(({ basis }) => basis === 'estimated').map(({ configuration }) => configuration.device)).toEqual(Array.from({ length: 6 }, () => 'Snapdragon X Elite'));
    expect(results.reduce((sum, { conflicts }) => sum + conflicts, 0)).toBe(1);
    expect(results.filter(({ basis, kind, configuration }) => basis === 'simulated' && kind === 'power' && configuration.device === 'Snapdragon 8 Gen 3').length).toBe(1);
  });

  test('limits and the gap come from the file', async () => {
    const view: ViewState = { ...DEFAULT_VIEW, page: 'power' };
    const { limits } = await session.power.overview(view);
    expect(limits.find(({ device }) => device === 'NVIDIA GeForce RTX 4090')?.limitC).toBe(84);
    expect(limits.find(({ device }) => device === 'Apple M2 Max')).toBeUndefined();
    const { series } = await session.power.seriesList(view);
    const gapped = series.find(({ configuration }) => configuration?.device === 'AMD Instinct MI250X');
    const shown = await session.power.seriesWindow({ ...view, power: { ...view.power, run: gapped?.id ?? null } }, 800);
    expect(shown?.gaps).toEqual([{ fromS: 149, toS: 164 }]);
    expect(shown?.figures.map(({ channel }) => channel.zone)).toEqual(expect.arrayContaining(['cpu', 'gpu']));
  });
});
