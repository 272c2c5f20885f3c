import { assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SeriesWindow } from '../../../../core/power/types.ts';
import { FAKE_THEME, fakeChannel, fakeDrawn, fakeRun, fakeWindow, WIDE } from '../testing/fakePower.ts';
import { mergeDrawn } from './mergeDrawn.ts';
import { drawnText, findRuns, momentText, runCount, runDetail, runEvidence, runExtent, runMarks, runTitle, sameSamplesText } from './runText.ts';
import { statedText } from './statedText.ts';
import { channelGroups, samplesHeight, samplesOption, visibleExtent } from './samplesOption.ts';
import { sampleRows } from './samplesTable.tsx';
import { nearestValue, rangeWithin, samplesTip } from './samplesTip.ts';
import { samplesDescription, samplesSubtitle } from './samplesText.ts';
import { steppedWindow } from './windowSteps.ts';
import { apart } from './zoneLabels.ts';

const power = fakeChannel('power');

describe('a window drawn finer than the rest', () => {
  const whole = [fakeDrawn(power, [0, 10, 20, 30, 40], [1, 2, 3, 4, 5])];
  test('replaces what was drawn there, ends included', () => {
    const [merged] = mergeDrawn(whole, [fakeDrawn(power, [10, 12, 14, 20], [2, 7, 8, 3])], { fromS: 10, toS: 20 });
    expect([...(merged?.secondsFromStart ?? [])]).toEqual([0, 10, 12, 14, 20, 30, 40]);
    expect([...(merged?.values ?? [])]).toEqual([1, 2, 7, 8, 3, 4, 5]);
  });
  test('of another channel, or without a sample, leaves the whole as it is', () => {
    const other = fakeDrawn(fakeChannel('temperature', 'gpu'), [1], [1]);
    expect(mergeDrawn(whole, [other], { fromS: 0, toS: 5 })).toEqual(whole);
    expect(mergeDrawn(whole, [fakeDrawn(power, [], [])], { fromS: 0, toS: 5 })).toEqual(whole);
  });
});

describe('the window', () => {
  test('halves, doubles, moves by half of itself, and ends at the ends of the run', () => {
    expect(steppedWindow(null, 100, 'closer', 1)).toEqual({ fromS: 25, toS: 75 });
    expect(steppedWindow({ fromS: 25, toS: 75 }, 100, 'wider', 1)).toBeNull();
    expect(steppedWindow({ fromS: 0, toS: 20 }, 100, 'later', 1)).toEqual({ fromS: 10, toS: 30 });
    expect(steppedWindow({ fromS: 5, toS: 25 }, 100, 'earlier', 1)).toEqual({ fromS: 0, toS: 20 });
    expect(steppedWindow({ fromS: 5, toS: 25 }, 100, 'whole', 1)).toBeNull();
  });
  test('whatever the steps: inside the run, never shorter than the shortest', () => {
    const steps = ['closer', 'wider', 'earlier', 'later'] as const;
    assert(property(integer({ min: 0, max: 3 }), double({ min: 0, max: 90, noNaN: true }), double({ min: 2, max: 100, noNaN: true }), (step, from, length) => {
      const before = { fromS: from, toS: Math.min(100, from + length) };
      const after = steppedWindow(before, 100, steps[step] ?? 'closer', 2);
      if (after === null) return;
      expect(after.fromS).toBeGreaterThanOrEqual(0);
      expect(after.toS).toBeLessThanOrEqual(100 + 1e-9);
      expect(after.toS - after.fromS).toBeGreaterThanOrEqual(Math.min(2, before.toS - before.fromS) - 1e-9);
    }));
  });
});

describe('the picture', () => {
  const drawn = [
    fakeDrawn(power, [0, 1, 2], [100, Number.NaN, 300]),
    fakeDrawn(fakeChannel('temperature', 'cpu', { limit: 95 }), [0, 1, 2], [50, 60, 90]),
    fakeDrawn(fakeChannel('temperature', 'gpu'), [0, 1, 2], [40, 45, 48]),
  ];
  test('has a plot for each kind of channel, zones of one kind together', () => {
    const groups = channelGroups(drawn);
    expect(groups.map(({ kind, channels }) => [kind, channels.length])).toEqual([['power', 1], ['temperature', 2]]);
    const option = samplesOption({ groups, seconds: 2, window: { fromS: 0, toS: 1 }, load: null, gaps: [{ fromS: 0.5, toS: 1.5 }], events: [] })(FAKE_THEME, WIDE) as { readonly grid: readonly unknown[]; readonly dataZoom: readonly { readonly startValue: number; readonly endValue: number; readonly xAxisIndex: readonly number[] }[]; readonly xAxis: readonly { readonly min: number; readonly max: number }[] };
    expect(option.grid).toHaveLength(2);
    expect(option.xAxis.map(({ min, max }) => [min, max])).toEqual([[0, 2000], [0, 2000]]);
    for (const zoom of option.dataZoom) expect([zoom.startValue, zoom.endValue, ...zoom.xAxisIndex]).toEqual([0, 1000, 0, 1]);
    expect(samplesHeight(groups)).toBeGreaterThan(samplesHeight(groups.slice(1)));
  });
  test('scales to what is in sight, with a limit of the file where it is near', () => {
    expect(visibleExtent(drawn.slice(0, 1), [1500, 3000])).toEqual([300, 300]);
    expect(visibleExtent(drawn.slice(1, 2), [0, 2000])).toEqual([50, 95]);
    expect(visibleExtent(drawn.slice(1, 2), [0, 500])).toEqual([50, 50]);
    expect(visibleExtent(drawn.slice(0, 1), [5000, 6000])).toBeNull();
    expect(visibleExtent(drawn.slice(0, 1), [0, 2000], true)).toEqual([100, 345]);
  });
  test('its table has the drawn samples of the window, no gap as a number', () => {
    expect(sampleRows(drawn.slice(0, 1), { fromS: 0, toS: 2 }).map(({ seconds, value }) => [seconds, value])).toEqual([[0, 100], [2, 300]]);
  });
  test('labels move apart and stay inside', () => {
    const ys = apart([{ y: 90 }, { y: 91 }, { y: 10 }], 0, 100).map(({ y }) => y);
    expect(ys).toEqual([10, 87, 100]);
  });
});

describe('a moment under the pointer', () => {
  const drawn = [fakeDrawn(power, [0, 10, 15, 20], [100, 110, Number.NaN, 120]), fakeDrawn(fakeChannel('temperature', 'gpu'), [0, 20], [40, 50])];
  const nothing = { gaps: [], events: [], load: null };
  test('tells what was drawn nearest, of every channel', () => {
    expect(samplesTip(drawn, nothing, 11, 0.1)?.lines).toEqual([['power', '110\u00a0W'], ['gpu temperature', '50\u00a0°C']]);
    expect(nearestValue(Float64Array.of(0, 10, 15, 20), Float64Array.of(100, 110, Number.NaN, 120), 16)).toBe(120);
    expect(nearestValue(Float64Array.of(), Float64Array.of(), 16)).toBeNull();
    expect(nearestValue(Float64Array.of(3), Float64Array.of(Number.NaN), 3)).toBeNull();
  });
  test('a spike one pixel beside the pointer is told: lowest and highest under it, not what is nearest', () => {
    // 8 h on 1,000 columns: 28.8 s a column. One sample of 1,900 W among 245 W, one column beside the pointer.
    const column = 28.8;
    const times = [15_000, 15_020, 15_021, 15_022, 15_040];
    const spiky = [fakeDrawn(power, times, [245, 5, 1900, 245, 245])];
    const tip = samplesTip(spiky, nothing, 15_022 + column, column);
    expect(tip).toEqual({ title: '4\u00a0h 10\u00a0min 51\u00a0s', lines: [['power', '5 to 1,900\u00a0W']], note: 'Lowest and highest from 4\u00a0h 10\u00a0min 8\u00a0s to 4\u00a0h 11\u00a0min 34\u00a0s.' });
    // Zoomed in, the same moment is far from the spike.
    expect(samplesTip(spiky, nothing, 15_022 + column, 0.1)?.lines).toEqual([['power', '245\u00a0W']]);
    expect(rangeWithin(Float64Array.of(0, 1, 2), Float64Array.of(1, Number.NaN, 3), 0.5, 1.5)).toBeNull();
  });
  test('a gap shorter than a column is told beside the values around it', () => {
    const marked = { ...nothing, gaps: [{ fromS: 12, toS: 17 }] };
    expect(samplesTip(drawn, marked, 15, 4)).toMatchObject({ lines: [['power', '110 to 120\u00a0W'], ['gpu temperature', '50\u00a0°C']], note: expect.stringContaining('A gap of 5\u00a0s is here.') as string });
  });
  test('tells no value within a gap, and names events', () => {
    const marked = { ...nothing, gaps: [{ fromS: 12, toS: 18 }], events: [{ fromS: 0, toS: 5, label: 'Throttled', evidence: null }] };
    expect(samplesTip(drawn, marked, 15, 0.1)).toEqual({ title: '15\u00a0s', lines: [], note: 'In a gap: nothing was recorded.' });
    expect(samplesTip(drawn, marked, 2, 0.1)?.note).toBe('Throttled.');
  });
});

describe('words', () => {
  const figures = [{ channel: power, samples: 300_000, notPositive: 2, mean: 150, min: 20, max: 310, first: 20, last: 21 }];
  test('say how much is drawn and that one run is no trend', () => {
    const text = samplesSubtitle({ drawn: [fakeDrawn(power, [0, 1, 2], [1, Number.NaN, 3])], figures, complete: false });
    expect(text).toBe('Drawn from 2 of 300,000 samples; lowest and highest of each pixel column are kept; figures are over all samples. One run shows what happened once, not a trend.');
    expect(drawnText(627, 627, 3)).toBe('All 627 values of 3 channels are drawn');
    expect(samplesDescription(fakeWindow({ figures }))).toContain('power from 20 to 310 W, mean 150'.replace('power', 'Power'));
  });
  test('name a run by model, device and setting, else by its label', () => {
    const run = fakeRun('17');
    expect([runTitle(run), runDetail(run)]).toEqual(['bert on CUDA · Card A', 'fp16 · batch 8 · seq 128 · embedding · test 17']);
    const bare = fakeRun('3', { configuration: null, label: 'zone 3', throttle: 'event' });
    expect([runTitle(bare), runDetail(bare)]).toEqual(['zone 3', '']);
    expect(runExtent(bare)).toBe('101 samples in 1\u00a0min 40\u00a0s');
    expect(runMarks({ ...bare, simulated: true })).toEqual(['≈ simulated', 'throttled']);
    expect(runEvidence(bare)).toBe('Throttled: the file says so (a flag or an event)');
  });
  test('moments are told to the second however long the run', () => {
    expect([22_020, 22_025, 5, 0, 61.25, 3600].map((seconds) => momentText(seconds))).toEqual(['6\u00a0h 7\u00a0min', '6\u00a0h 7\u00a0min 5\u00a0s', '5\u00a0s', '0', '1\u00a0min 1\u00a0s', '1\u00a0h']);
    expect(momentText(61.25, 0.01)).toBe('1\u00a0min 1.25\u00a0s');
    expect(momentText(59.9999, 0.001)).toBe('1\u00a0min');
    expect(samplesDescription(fakeWindow({ gaps: [{ fromS: 1, toS: 5 }], events: [] }))).toContain('1 gap, 0 events.');
  });
  test('say that one recording is stored under several runs, and count it once', () => {
    const runs = [fakeRun('1', { storedUnder: 2 }), fakeRun('2', { storedUnder: 2 }), fakeRun('3')];
    expect(runs.map(sameSamplesText)).toEqual(['the same samples are stored under 2 runs', 'the same samples are stored under 2 runs', '']);
    expect(runCount(runs)).toBe('3 runs, 2 different');
    expect(runCount([fakeRun('3')])).toBe('1 run');
  });
  test('set what the result states beside what was recorded', () => {
    const load: SeriesWindow['load'] = { range: { fromS: 0, toS: 60 }, rule: '', energyJ: 15_300, meanW: 255, gapS: 0, energyPerItemJ: null, itemsNote: '' };
    const answer = fakeWindow({ load, info: fakeRun('1', { stated: { powerW: 250, seconds: 60 } }) });
    // 255 / 250 = 1.02
    expect(statedText(answer)).toEqual(['Power stated in the result: 250\u00a0W; recorded in the load window: 255\u00a0W (2\u00a0% more).', 'Length stated in the result: 1\u00a0min; recorded in the load window: 1\u00a0min (the same).']);
    expect(statedText({ ...answer, load: null })).toEqual([]);
    expect(statedText({ ...answer, info: fakeRun('1', { stated: { powerW: 50, seconds: null } }) })[0]).toContain('5.1 times as much');
  });
  test('find runs by every word', () => {
    const runs = [fakeRun('1'), fakeRun('2', { throttle: 'reason' }), fakeRun('3', { configuration: null, label: 'zone 3' })];
    expect(findRuns(runs, 'BERT card').map(({ id }) => id)).toEqual(['1', '2']);
    expect(findRuns(runs, 'throttled').map(({ id }) => id)).toEqual(['2']);
    expect(findRuns(runs, 'zone').map(({ id }) => id)).toEqual(['3']);
  });
});
