import { array, assert, constantFrom, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { selectModels } from '../../../core/matrix/selection.ts';
import type { ModelInfo } from '../../../core/model/modelAndDevice.ts';
import { NO_FILTERS } from '../../../core/view/viewState.ts';
import { searchForModel } from '../../../core/matrix/searchForModel.ts';

function models(names: readonly string[]): readonly ModelInfo[] {
  return names.map((name, key) => ({ key, name, family: null, modality: null, parametersMillion: null }));
}

function found(name: string, all: readonly ModelInfo[]): readonly string[] {
  return selectModels(all, { ...NO_FILTERS, search: searchForModel(name, all) }).map((model) => model.name);
}

test('a name that stands alone is searched as it is', () => {
  expect(searchForModel('whisper-tiny', models(['whisper-tiny', 'whisper-base']))).toBe('whisper-tiny');
});

test('names that contain it are excluded by as few words as will do', () => {
  const all = models(['bert-base-uncased', 'distilbert-base-uncased', 'distilbert-base-uncased-squad', 'roberta-base']);
  expect(searchForModel('bert-base-uncased', all)).toBe('bert-base-uncased -distilbert');
  expect(found('bert-base-uncased', all)).toEqual(['bert-base-uncased']);
  expect(found('distilbert-base-uncased', all)).toEqual(['distilbert-base-uncased']);
});

test('names with spaces, of other scripts and of one letter are found alone', () => {
  const all = models(['MiniLM L6', 'MiniLM L6 v2', 'L6 MiniLM multilingual', 'a', '模型', '模型 大', 'é']);
  for (const { name } of all) expect(found(name, all)).toEqual([name]);
});

test('the model itself is always found; another one only where no word of it is strange to it', () => {
  const word = constantFrom('bert', 'base', 'large', 'distil', 'v2', 'uncased', 'x');
  const name = array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('-'));
  assert(
    property(uniqueArray(name, { minLength: 1, maxLength: 12 }), (names) => {
      const all = models(names);
      for (const wanted of names) {
        const left = found(wanted, all);
        expect(left).toContain(wanted);
        const strangers = left.filter((other) => other !== wanted && [other, ...other.split('-')].some((part) => !wanted.includes(part)));
        expect(strangers).toEqual([]);
      }
    }),
  );
});
