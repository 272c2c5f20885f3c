import { expect, test } from 'vitest';
import type { Configuration } from '../../../core/model/configuration.ts';
import { DEFAULT_VIEW, type ViewState } from '../../../core/view/viewState.ts';
import { pinName, pinnedKey, showsDistribution, toDistribution, withoutPin } from './pinWords.ts';

const BERT: Configuration = { model: 'bert', hardwareType: 'cuda', device: 'NVIDIA A100', precision: 'fp16', batch: '8', shape: '128', testCase: 'embedding' };
const PLAIN: Configuration = { model: 'gpt2', hardwareType: 'cpu', device: '', precision: '', batch: '', shape: '', testCase: '' };

test('a pin is named in full, and what is not stated is said', () => {
  expect(pinName(BERT)).toBe('bert on NVIDIA A100, fp16 · batch 8 · seq 128 · embedding');
  expect(pinName(PLAIN)).toBe('gpt2 on CPU, no device named, setting not stated');
});

test('one pin goes, the others stay', () => {
  const view: ViewState = { ...DEFAULT_VIEW, pins: [BERT, PLAIN] };
  expect(withoutPin(view, { ...BERT }).pins).toEqual([PLAIN]);
  expect(withoutPin(view, { ...BERT, batch: '16' }).pins).toEqual([BERT, PLAIN]);
});

test('the distribution of the pins is a chart of the performance page', () => {
  const view: ViewState = { ...DEFAULT_VIEW, page: 'power', pins: [BERT] };
  expect(showsDistribution(view)).toBe(false);
  expect(showsDistribution(toDistribution(view))).toBe(true);
  expect(toDistribution(view).pins).toEqual([BERT]);
});

test('what is said of pins depends on pins and filters, not on the chart', () => {
  const view: ViewState = { ...DEFAULT_VIEW, pins: [BERT] };
  expect(pinnedKey(toDistribution(view))).toBe(pinnedKey(view));
  expect(pinnedKey({ ...view, filters: { ...view.filters, throttled: 'without' } })).not.toBe(pinnedKey(view));
});
