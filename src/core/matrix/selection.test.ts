import { describe, expect, test } from 'vitest';

import { makeDevice, makeModel } from '../testing/matrixFacts.ts';
import type { Filters } from '../view/viewState.ts';
import { NO_FILTERS } from '../view/viewState.ts';
import { compareNames, deviceLabel, hardwareText, selectHardware, selectModels } from './selection.ts';

const MODELS = [
  makeModel(1, 'bert-base-uncased', 'bert', 'text'),
  makeModel(2, 'BERT-Large', 'bert', 'text'),
  makeModel(3, 'vit-base-patch16', 'vit', 'vision'),
  makeModel(4, 'Modèle-été', null, null),
  makeModel(5, '日本語-BERT-ベース', 'bert', 'text'),
  makeModel(6, 'ＷＩＤＥ-name', null, 'audio'),
];

function search(text: string, filters: Partial<Filters> = {}): number[] {
  return selectModels(MODELS, { ...NO_FILTERS, search: text, ...filters }).map((model) => model.key);
}

describe('search', () => {
  test('needs every word, in any order and case, in name, family or modality', () => {
    expect(search('base')).toEqual([1, 3]);
    expect(search('BASE bert')).toEqual([1]);
    expect(search('  vision\tpatch ')).toEqual([3]);
    expect(search('text')).toEqual([1, 2, 5]);
    expect(search('nothing')).toEqual([]);
  });

  test('leaves out what a word with a minus finds', () => {
    expect(search('bert -base')).toEqual([2, 5]);
    expect(search('-text -vision')).toEqual([4, 6]);
    expect(search('bert --base')).toEqual([2, 5]);
    expect(search('-bert bert')).toEqual([]);
  });

  test('of words between bars one is enough', () => {
    expect(search('(large|patch16)')).toEqual([2, 3]);
    expect(search('base (bert|nothing)')).toEqual([1]);
    expect(search('(bert) ')).toEqual([]);
    expect(search('(|)')).toEqual([]);
  });

  test('nothing, blanks and a lone minus find everything', () => {
    for (const text of ['', '   ', '-', ' - ', '\u3000']) expect(search(text)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('finds any script, composed or not, full width or not', () => {
    expect(search('日本語')).toEqual([5]);
    expect(search('ベース')).toEqual([5]);
    expect(search('ﾍﾞｰｽ')).toEqual([5]);
    expect(search('été')).toEqual([4]);
    expect(search('e\u0301te\u0301')).toEqual([4]);
    expect(search('wide')).toEqual([6]);
  });

  test('a word cannot span name and family', () => {
    expect(selectModels([makeModel(1, 'a', 'b', 'c')], { ...NO_FILTERS, search: 'ab' })).toEqual([]);
  });

  test('works together with the choice of modality and family, where an empty text is "not stated"', () => {
    expect(search('base', { family: ['bert'] })).toEqual([1]);
    expect(search('', { modality: ['vision', ''] })).toEqual([3, 4]);
    expect(search('', { family: ['', 'vit'], modality: ['audio'] })).toEqual([6]);
    expect(selectModels(MODELS, { ...NO_FILTERS, family: ['bert'], modality: ['vision'] }, 'modality').map((model) => model.key)).toEqual([1, 2, 5]);
    expect(selectModels(MODELS, { ...NO_FILTERS, family: ['bert'], modality: ['vision'] }, 'family').map((model) => model.key)).toEqual([3]);
  });
});

describe('hardware', () => {
  const DEVICES = [makeDevice(1, 'zeta'), makeDevice(2, 'cuda', 'RTX 10'), makeDevice(3, 'cuda'), makeDevice(4, 'cuda', 'RTX 9'), makeDevice(5, 'cpu', 'RTX 9'), makeDevice(6, 'alpha', 'x')];

  test('known types come first in their order, devices by natural name, "no device named" last', () => {
    const types = selectHardware(DEVICES, NO_FILTERS);
    expect(types.map(({ type }) => type)).toEqual(['cpu', 'cuda', 'alpha', 'zeta']);
    expect(types[1]?.devices.map((device) => device.name)).toEqual(['RTX 9', 'RTX 10', null]);
  });

  test('a chosen device is kept under every type that has it; types without one go', () => {
    const types = selectHardware(DEVICES, { ...NO_FILTERS, device: ['RTX 9'] });
    expect(types.map(({ type, devices }) => [type, devices.map((device) => device.key)])).toEqual([['cpu', [5]], ['cuda', [4]]]);
    expect(selectHardware(DEVICES, { ...NO_FILTERS, device: [''] }).map(({ type }) => type)).toEqual(['cuda', 'zeta']);
    expect(selectHardware(DEVICES, { ...NO_FILTERS, device: ['RTX 9'], hardware: ['cuda'] }).map(({ type }) => type)).toEqual(['cuda']);
    expect(selectHardware(DEVICES, { ...NO_FILTERS, device: ['RTX 9'], hardware: ['cuda'] }, 'hardware').map(({ type }) => type)).toEqual(['cpu', 'cuda']);
    expect(selectHardware(DEVICES, { ...NO_FILTERS, device: ['x'], hardware: ['cuda'] }, 'device')[0]?.devices).toHaveLength(3);
  });
});

test('names sort as people count, in a total order', () => {
  expect(['vit-10', 'vit-2', 'Vit-2', 'vit'].toSorted(compareNames)).toEqual(['vit', 'Vit-2', 'vit-2', 'vit-10']);
  expect(compareNames('a', 'a')).toBe(0);
  expect(compareNames('a', 'A')).toBe(-compareNames('A', 'a'));
});

test('hardware in words', () => {
  expect([deviceLabel('A100'), deviceLabel('')]).toEqual(['A100', 'No device named']);
  expect([hardwareText('cuda', null), hardwareText('cuda', 'A100'), hardwareText('odd', '')]).toEqual(['CUDA', 'CUDA, A100', 'odd, no device named']);
});
