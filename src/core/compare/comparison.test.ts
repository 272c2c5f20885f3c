import { describe, expect, test } from 'vitest';

import { METRICS } from '../model/metric.ts';
import type { Configuration } from '../model/configuration.ts';
import type { MetricKey } from '../model/metric.ts';
import { makeSample } from '../testing/compareSamples.ts';
import type { Across, CompareOrder } from '../view/viewState.ts';
import { arrange } from './arrange.ts';
import type { PlacedSample } from './arrange.ts';
import { buildComparison } from './comparison.ts';
import type { JudgedComparison } from './comparison.ts';
import { PAIRS_JUDGED } from './judge.ts';
import type { Sample } from './types.ts';

interface Asked {
  readonly metric?: MetricKey;
  readonly across?: Across;
  readonly baseline?: string | null;
  readonly versus?: 'baseline' | 'best';
  readonly order?: CompareOrder;
  readonly splitMs?: number;
}

function compare(samples: readonly (Sample | PlacedSample)[], { metric = 'latency', across = 'hardware', baseline = null, versus = baseline === null ? 'best' : 'baseline', order = 'name', splitMs }: Asked = {}): Promise<JudgedComparison> {
  const placed = samples.map((sample) => ('part' in sample ? sample : { sample, part: 'all' }));
  const arranged = arrange(placed, across, METRICS[metric], splitMs ?? null);
  return buildComparison(arranged, { metric: METRICS[metric], across, versus, baseline, order, overTime: across === 'time', pause: () => Promise.resolve(), signal: undefined });
}

/** `A100* 5 | –`: device, whether it is the baseline and the best, and median. */
function shown({ rows }: JudgedComparison): readonly string[] {
  return rows.map(({ label, cells }) => `${label}: ${cells.map((cell) => (cell === null ? '–' : `${cell.sample.configuration.device}${cell.isBaseline ? '*' : ''}${cell.isBest ? '!' : ''} ${cell.sample.median}`)).join(' | ')}`);
}

const spread = (centre: number, n = 8): readonly number[] => Array.from({ length: n }, (_, index) => centre * (1 + (index - (n - 1) / 2) / 1000));
/** CUDA and CPU side by side. */
function pair(one: number, other: number, configuration: Partial<Configuration>, change: Partial<Sample> = {}): readonly Sample[] {
  return [makeSample([one], configuration, change), makeSample([other], { ...configuration, ...cpu }, change)];
}

const cpu = { hardwareType: 'cpu', device: 'Xeon' } as const;

describe('rows and columns', () => {
  test('each hardware type stands for itself by its best device, never by an average', async () => {
    const samples = [makeSample([9], { device: 'A100' }), makeSample([5], { device: 'H100' }), makeSample([20], cpu), makeSample([30], { ...cpu, device: 'Arm' })];
    expect(shown(await compare(samples))).toEqual(['bert: Xeon 20 | H100*! 5']);
    expect(shown(await compare(samples, { metric: 'throughput' }))).toEqual(['bert: Arm*! 30 | A100 9']);
    expect(shown(await compare(samples, { across: 'device' }))).toEqual(['bert: Arm 30 | Xeon 20 | A100 9 | H100*! 5']);
  });

  test('a real result stands before a simulated one, however good that looks', async () => {
    const samples = [makeSample([9]), makeSample([1], { device: 'H100' }, { simulated: true }), makeSample([20], cpu), makeSample([2], { hardwareType: 'rocm', device: 'MI300' }, { simulated: true })];
    const comparison = await compare(samples);
    expect(shown(comparison)).toEqual(['bert: Xeon 20 | A100*! 9 | MI300 2']);
    expect(comparison.rows[0]?.cells[2]?.verdict).toMatchObject({ kind: 'not-comparable', ratio: null, reason: 'Simulated results say nothing about measured ones' });
  });

  test('of how many devices the best was chosen is kept', async () => {
    const samples = [makeSample([9], { device: 'A100' }), makeSample([5], { device: 'H100' }), makeSample([7], { device: 'L4' }), makeSample([20], cpu)];
    expect((await compare(samples)).rows[0]?.cells.map((cell) => cell?.devices)).toEqual([1, 3]);
    expect((await compare(samples, { across: 'device' })).rows[0]?.cells.map((cell) => cell?.devices)).toEqual([1, 1, 1, 1]);
  });

  test('rows with one cell are counted, not shown', async () => {
    const comparison = await compare([makeSample([1]), makeSample([2], cpu), makeSample([3], { batch: '1' }), makeSample([4], { ...cpu, precision: 'fp32' })]);
    expect([comparison.rows.length, comparison.lonelyRows, comparison.columns.map(({ label, rows }) => `${label} ${rows}`)]).toEqual([1, 2, ['CPU 2', 'CUDA 2']]);
  });

  test.each([
    ['precision', [{ precision: 'int8' }, { precision: 'fp32' }, { precision: '' }, { precision: 'fp16' }], ['fp32', 'fp16', 'int8', 'No precision stated'], 'bert', 'CUDA, A100 · batch 8'],
    ['batch', [{ batch: '16' }, { batch: '' }, { batch: '2' }], ['batch 2', 'batch 16', 'No batch size stated'], 'bert', 'CUDA, A100 · fp16'],
    ['model', [{ model: 'vit-10' }, { model: 'vit-9' }], ['vit-9', 'vit-10'], 'CUDA, A100', 'fp16 · batch 8'],
    ['device', [{ hardwareType: 'webgpu', device: '' }, { hardwareType: 'cpu', device: '' }, cpu], ['Xeon', 'CPU, no device named', 'WebGPU, no device named'], 'bert', 'fp16 · batch 8'],
  ] as const)('across %s', async (across, configurations, labels, label, detail) => {
    const { columns, rows } = await compare(configurations.map((configuration, index) => makeSample([index + 1], configuration)), { across });
    expect([columns.map((column) => column.label), rows[0]?.label, rows[0]?.detail]).toEqual([labels, label, detail]);
  });

  test('two windows are judged by the earlier one and its noise', async () => {
    const past = [10, 10.2, 9.9, 10.1, 10, 9.8, 10.2, 10, 10.1, 9.9];
    const { columns, rows } = await compare([{ sample: makeSample([20]), part: 'after' }, { sample: makeSample(past), part: 'before' }], { across: 'time', baseline: 'before', splitMs: Date.UTC(2026, 4, 20) });
    expect(columns.map(({ label }) => label)).toEqual(['before 20 May 2026', 'from 20 May 2026']);
    expect(rows[0]?.cells[1]?.verdict).toMatchObject({ kind: 'worse', method: 'history' });
  });
});

test.each(['coverage', 'difference'] as const)('by %s, rows that have the baseline come before fuller ones without it', async (order) => {
  const rocm = { hardwareType: 'rocm', device: 'MI300' } as const;
  const samples = [
    ...pair(1, 2, { model: 'with' }),
    ...[{}, rocm, { hardwareType: 'mps', device: 'M2' }].map((place, index) => makeSample([index * 50 + 1], { model: 'without', ...place })),
  ];
  expect((await compare(samples, { order, baseline: 'cpu' })).rows.map(({ label }) => label)).toEqual(['with', 'without']);
});

describe('orders', () => {
  const samples = [[9, 10], [1, 4], [20, 90]].flatMap(([one = 0, other = 0], index) => [makeSample([one], { model: `m${index}` }), makeSample([other], { ...cpu, model: `m${index}` })]);
  test.each([
    ['name', 'latency', ['m0', 'm1', 'm2']],
    ['difference', 'latency', ['m2', 'm1', 'm0']],
    ['value', 'latency', ['m1', 'm0', 'm2']],
    ['value', 'throughput', ['m2', 'm0', 'm1']],
    ['difference', 'temperature', ['m2', 'm1', 'm0']],
    ['value', 'duration', ['m1', 'm0', 'm2']],
  ] as const)('by %s of %s', async (order, metric, labels) => expect((await compare(samples, { order, metric })).rows.map(({ label }) => label)).toEqual(labels));
});

test('by difference judged pairs come before larger ones that no test could tell', async () => {
  const samples = [makeSample([1], { model: 'large' }), makeSample([90], { ...cpu, model: 'large' }), makeSample(spread(10), { model: 'judged' }), makeSample(spread(12), { ...cpu, model: 'judged' })];
  expect((await compare(samples, { order: 'difference' })).rows.map(({ label }) => label)).toEqual(['judged', 'large']);
});

describe('verdicts', () => {
  test('eight clear runs against eight, and the same against the same', async () => {
    const { rows, family } = await compare([makeSample(spread(10)), makeSample(spread(18), cpu), makeSample(spread(10, 40), { hardwareType: 'rocm', device: 'MI300' })], { baseline: 'cuda' });
    expect(rows[0]?.cells.map((cell) => (cell === null ? null : [cell.verdict?.kind, cell.verdict?.text]))).toEqual([['worse', '1.8× slower'], [undefined, undefined], ['same', 'the same within 2\u00a0%']]);
    expect(family).toBe(2);
  });

  test('q counts all pairs in view: p that stands alone falls among many', async () => {
    // 4 against 4, all apart: p = 2 / C(8, 4) = .029. With 9 pairs at p = 1 beside it q = .29.
    const apart = [makeSample([1, 2, 3, 4], { model: 'x' }), makeSample([5, 6, 7, 8], { ...cpu, model: 'x' })];
    const alike = Array.from({ length: 9 }, (_, index) => [makeSample([1, 2, 3, 4], { model: `m${index}` }), makeSample([1, 2, 3, 4], { ...cpu, model: `m${index}` })]).flat();
    const alone = (await compare(apart, { baseline: 'cuda' })).rows[0]?.cells[0]?.verdict;
    const among = (await compare([...alike, ...apart], { baseline: 'cuda' })).rows.at(-1)?.cells[0]?.verdict;
    expect([alone?.kind, alone?.p?.toFixed(4), alone?.q?.toFixed(4)]).toEqual(['worse', '0.0286', '0.0286']);
    expect([among?.kind, among?.p?.toFixed(4), among?.q?.toFixed(4)]).toEqual(['unclear', '0.0286', '0.2857']);
  });

  test('what may not be compared says why, and counts for nothing', async () => {
    const against = async (change: Partial<Sample>, metric: MetricKey = 'latency') => (await compare([makeSample(spread(10)), makeSample(spread(20), cpu, change)], { baseline: 'cuda', metric })).rows[0]?.cells[0]?.verdict?.reason;
    expect(await against({ failed: true })).toBe('Figures of failed tests say nothing about tests that ran');
    expect(await against({ kind: 'web' })).toBe('Of different tables that may measure differently: performance results and web results');
    expect(await against({ estimated: true }, 'power')).toBe('Estimated power says nothing about measured power');
    const { summaries, pairs } = await compare([makeSample(spread(10)), makeSample(spread(20), cpu, { kind: 'web' })], { baseline: 'cuda' });
    expect([summaries[0]?.compared, summaries[0]?.geomean, summaries[0]?.verdicts['not-comparable'], pairs]).toEqual([0, null, 1, { compared: 0, possible: 1 }]);
  });

  test('without a better direction nothing is best, and no verdict takes a side', async () => {
    const samples = [makeSample(spread(10)), makeSample(spread(20), cpu)];
    expect(shown(await compare(samples, { metric: 'duration' }))).toEqual(['bert: Xeon* 20 | A100 10']);
    expect((await compare(samples, { metric: 'duration', baseline: 'cuda' })).rows[0]?.cells[0]?.verdict).toMatchObject({ kind: 'unclear', text: '2.0× the time' });
  });

  test('beyond a limit pairs keep their ratio, unjudged and counted', async () => {
    const few = [1, 2, 3, 4];
    const many = Array.from({ length: PAIRS_JUDGED + 3 }, (_, index) => [makeSample(few, { model: `m${index}` }), makeSample([5, 6, 7, 8], { ...cpu, model: `m${index}` })]).flat();
    const { unjudged, family, rows } = await compare(many, { baseline: 'cuda' });
    expect([unjudged, family]).toEqual([3, PAIRS_JUDGED]);
    expect(rows.at(-1)?.cells[0]?.verdict).toMatchObject({ kind: 'no-estimate', text: '2.6× slower', p: null, reason: 'Not judged: more than 2,000 pairs in view' });
  });

  test('of a large sample only the newest runs are tested, and that is said', async () => {
    const { rows } = await compare([makeSample(spread(10)), makeSample(spread(18), cpu, { n: 9 })], { baseline: 'cuda' });
    expect(rows[0]?.cells[0]?.verdict?.reason).toBe('Mann-Whitney p = 0.00016 (q = 0.00016), 8 against 8 runs, Cliff’s δ = 1.00 (large), 95\u00a0% interval of the ratio 1.795 to 1.805, of the newest');
  });

  test('work that is no longer wanted stops', async () => {
    const samples = Array.from({ length: 40 }, (_, index) => [makeSample(spread(10, 500), { model: `m${index}` }), makeSample(spread(20, 500), { ...cpu, model: `m${index}` })]).flat();
    const arranged = arrange(samples.map((sample) => ({ sample, part: 'all' })), 'hardware', METRICS.latency, null);
    const signal = { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined };
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses += 1;
      signal.aborted = true;
      return Promise.resolve();
    };
    await expect(buildComparison(arranged, { metric: METRICS.latency, across: 'hardware', versus: 'best', baseline: null, order: 'name', overTime: false, pause, signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(pauses).toBe(1);
  });
});

describe('summaries', () => {
  // Ratios CPU / CUDA of 2, 4 and 8: geometric mean 4.
  const rows = [2, 4, 8].flatMap((ratio, index) => [makeSample([10], { model: `m${index}` }), makeSample([10 * ratio], { ...cpu, model: `m${index}` })]);

  test('the geometric mean of ratios over rows that have both, with how many could', async () => {
    const { summaries, pairs } = await compare([...rows, makeSample([1], { model: 'only cuda' }), makeSample([1], { ...cpu, model: 'only cpu' })], { baseline: 'cuda' });
    const [summary] = summaries;
    expect(summaries.length).toBe(1);
    expect([summary?.compared, summary?.possible, pairs]).toEqual([3, 5, { compared: 3, possible: 5 }]);
    expect(summary?.geomean).toBeCloseTo(4, 12);
    expect([summary?.models, summary?.averaged, summary?.geomeanInterval]).toEqual([3, 3, null]);
    expect(summary?.text).toBe('CPU is 4.0× slower than CUDA, the geometric mean over 3 models (3 rows); compared 3 of 5 pairs');
  });

  test('each model counts once, and the interval is over models', async () => {
    // Models of ratios 1, 2, 4, 8 and 16, the first four times: mean of logs ln 4 whatever the repeats; sd ln 2 × √2.5 = 1.0960, t(.975, 4) = 2.7764, half-width 2.7764 × 1.0960 / √5 = 1.3608: 4 / 3.899 to 4 × 3.899.
    const samples = [1, 1, 1, 1, 2, 4, 8, 16].flatMap((ratio, index) => {
      const configuration = { model: `m${Math.max(0, index - 3)}`, batch: String(index + 1) };
      return [makeSample([10], configuration), makeSample([10 * ratio], { ...cpu, ...configuration })];
    });
    const [summary] = (await compare(samples, { baseline: 'cuda' })).summaries;
    expect([summary?.geomean?.toFixed(6), summary?.geomeanInterval?.map((bound) => bound.toFixed(2)), summary?.models, summary?.averaged]).toEqual(['4.000000', ['1.03', '15.60'], 5, 8]);
    expect(summary?.text).toBe('CPU is 4.0× slower than CUDA (1.03× to 16×), the geometric mean over 5 models (8 rows), the interval is the spread between models, not measurement noise; compared 8 of 8 pairs');
  });

  test('against the best of each row a column is never held against itself', async () => {
    const mixed = [...rows, makeSample([30], { model: 'm9' }), makeSample([10], { ...cpu, model: 'm9' }), makeSample([7], { model: 'only cuda' })];
    const { summaries, pairs } = await compare(mixed);
    expect(summaries.map(({ text }) => text)).toEqual(['CPU is the best in 1 of 4 rows; where not, 4.0× slower at the median (3 rows)', 'CUDA is the best in 3 of 4 rows; where not, 3.0× slower at the median (1 row)']);
    expect([summaries.map(({ compared, possible, geomean }) => [compared, possible, geomean]), pairs]).toEqual([[[3, 3, null], [1, 1, null]], { compared: 4, possible: 4 }]);
  });

  test.each(['baseline', 'best'] as const)('pairs are the sum of the columns’, %s', async (versus) => {
    const third = [makeSample([3], { hardwareType: 'rocm', device: 'MI300', model: 'm1' }), makeSample([3], { hardwareType: 'rocm', device: 'MI300', model: 'alone' })];
    const { summaries, pairs } = await compare([...rows, ...third], { versus, baseline: 'cpu' });
    const sum = (key: 'compared' | 'possible'): number => summaries.reduce((total, summary) => total + summary[key], 0);
    expect([sum('compared'), sum('possible')]).toEqual([pairs.compared, pairs.possible]);
    expect(pairs).toEqual(versus === 'baseline' ? { compared: 4, possible: 7 } : { compared: 4, possible: 4 });
  });

  test.each([
    ['memory', 'CPU needs 4.0× the memory of CUDA, '], ['throughput', 'CPU is 4.0× faster than CUDA, '], ['items-per-joule', 'CPU gives 4.0× the items per joule of CUDA, '], ['temperature', 'CPU is 30\u00a0°C hotter than CUDA at the median (3 rows); compared 3 of 3 pairs'],
  ] as const)('%s: %s', async (metric, text) => expect((await compare(rows, { baseline: 'cuda', metric })).summaries[0]?.text).toContain(text));

  test('simulated pairs, pairs too far apart and rows that state less than others are left out of the mean, and counted', async () => {
    const { summaries, rows: shownRows } = await compare([...rows, ...pair(1, 9, { model: 'sim' }, { simulated: true }), ...pair(1, 2000, { model: 'far' }), ...pair(1, 7, { model: 'a', batch: '' })], { baseline: 'cuda', order: 'coverage' });
    expect(summaries[0]).toMatchObject({ compared: 6, doubtful: 1, farApart: 1, unstated: 1, averaged: 3, models: 3 });
    expect([summaries[0]?.geomean?.toFixed(6), summaries[0]?.verdicts['no-estimate']]).toEqual(['4.000000', 5]);
    expect(summaries[0]?.text).toMatch(/; left out of the mean: 1 simulated or failed pair, 1 pair more than 1,000× apart, which may not measure the same, 1 pair without the precision or batch size that others state$/);
    expect(shownRows.at(-1)).toMatchObject({ label: 'a', detail: 'fp16 · batch not stated', unstated: true });
    const far = shownRows.find(({ label }) => label === 'far')?.cells[0]?.verdict;
    expect([far?.farApart, far?.reason.endsWith('; more than 1,000× apart: they may not measure the same')]).toEqual([true, true]);
  });

  test('simulated pairs alone have a mean of their own, and it says so', async () => {
    const { summaries } = await compare(rows.map((sample) => ({ ...sample, simulated: true })), { baseline: 'cuda' });
    expect([summaries[0]?.doubtful, summaries[0]?.geomean?.toFixed(6), summaries[0]?.text]).toEqual([0, '4.000000', 'CPU is 4.0× slower than CUDA, the geometric mean over 3 models (3 rows); compared 3 of 3 pairs; all simulated']);
  });

  test('a setting that no row states tells no row from another', async () => {
    const { summaries, rows: shownRows } = await compare(rows.map((sample) => ({ ...sample, configuration: { ...sample.configuration, batch: '' } })), { baseline: 'cuda' });
    expect([summaries[0]?.unstated, summaries[0]?.averaged, shownRows[0]?.detail]).toEqual([0, 3, 'fp16 · batch not stated']);
  });

  test('across models there is no mean: an item of one is none of another', async () => {
    const { summaries } = await compare([makeSample([10]), makeSample([20], { model: 'vit' })], { across: 'model', baseline: 'bert' });
    expect([summaries[0]?.geomean, summaries[0]?.text]).toEqual([null, 'vit against bert: no mean, as an item of one model is not an item of another; compared 1 of 1 pair']);
  });

  test('a baseline that no column has is the column with most rows', async () => {
    expect((await compare([...rows, makeSample([1], { model: 'only cuda' })], { baseline: 'tpu' })).baseline).toBe('cuda');
    expect((await compare(rows, { baseline: null, versus: 'baseline' })).baseline).toBe('cpu');
    expect((await compare([], { baseline: 'cuda' })).summaries).toEqual([]);
  });
});

describe('runs', () => {
  const base = makeSample([10, 10.1, 10.2, 20, 20.1, 20.2, 30, 30.1, 30.2, 40], {}, { runs: 4, runKeys: [1, 1, 1, 2, 2, 2, 3, 3, 3, 4] });
  const verdictOf = async (other: Sample, one: Sample = base) => (await compare([one, other], { baseline: 'cuda' })).rows[0]?.cells[0]?.verdict;

  test('four runs or more on both sides: the medians of runs are tested', async () => {
    // 10.1, 20.1, 30.1 and 40 all below 50, 60, 70 and 80: p = 2 / C(8, 4) = .029, though there are 10 results against 4.
    const verdict = await verdictOf(makeSample([50, 60, 70, 80], cpu));
    expect([verdict?.kind, verdict?.withinRuns, verdict?.p?.toFixed(4)]).toEqual(['worse', false, '0.0286']);
    expect(verdict?.reason).toMatch(/^Mann-Whitney p = 0\.029 \(q = 0\.029\), 4 against 4 runs \(10 and 4 results\), /);
  });

  test('results of fewer runs are repetitions, and that is said', async () => {
    // All of 10 below all of 6: p = 2 / C(16, 6) = .00025.
    const verdict = await verdictOf(makeSample([50, 51, 52, 53, 54, 55], cpu, { runs: 1, runKeys: [9, 9, 9, 9, 9, 9] }));
    expect([verdict?.withinRuns, verdict?.p?.toFixed(5)]).toEqual([true, '0.00025']);
    expect(verdict?.reason).toMatch(/^Mann-Whitney .*, 10 against 6 results, .*; results of 4 runs against 1: how runs differ is not in it$/);
    const single = { runs: 1, runKeys: [0, 0, 0, 0] };
    expect((await verdictOf(makeSample([5, 6, 7, 8], cpu, single), makeSample([1, 2, 3, 4], {}, single)))?.reason).toContain('; results of one run on each side: how runs differ is not in it');
  });

  test('one figure against another was no test, within runs or between', async () => {
    expect(await verdictOf(makeSample([50], cpu), makeSample([10]))).toMatchObject({ kind: 'no-estimate', withinRuns: false, farApart: false, text: '5.0× slower' });
  });
});
