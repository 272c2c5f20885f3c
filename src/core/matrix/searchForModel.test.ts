import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeModel } from '../testing/matrixFacts.ts';
import { NO_FILTERS } from '../view/viewState.ts';
import { searchForModel, searchForModels } from './searchForModel.ts';
import { selectModels } from './selection.ts';

const MODELS = [
  makeModel(1, 'bert-base-uncased', 'bert', 'text'),
  makeModel(2, 'distilbert-base-uncased', 'bert', 'text'),
  makeModel(3, 'bert-base-uncased-finetuned-squad', 'bert', 'text'),
  makeModel(4, 'gpt2', 'gpt', 'text'),
  makeModel(5, 'gpt2-xl', 'gpt', 'text'),
  makeModel(6, '-odd name', null, null),
  makeModel(7, 'bert', 'bert', 'text'),
  makeModel(8, 'gpt2', 'llama', 'vision'),
];

test.each(['bert-base-uncased', 'distilbert-base-uncased', 'gpt2-xl', 'bert'])('leaves %s alone', (name) => {
  const search = searchForModel(name, MODELS);
  expect(selectModels(MODELS, { ...NO_FILTERS, search }).map((model) => model.name)).toEqual([name]);
});

test('a name alone where nothing else holds it', () => {
  expect(searchForModel('gpt2-xl', MODELS)).toBe('gpt2-xl');
});

test.each(MODELS.map(({ name }) => name))('never hides %s itself', (name) => {
  const search = searchForModel(name, MODELS);
  expect(selectModels(MODELS, { ...NO_FILTERS, search }).some((model) => model.name === name)).toBe(true);
});

test('what stays beside the wanted model has no word that is strange to it', () => {
  const word = fc.constantFrom('bert', 'base', 'large', 'distil', 'v2', 'uncased', '模型', 'é');
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('-'));
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 10 }), (names) => {
      const models = names.map((each, key) => makeModel(key, each, null, null));
      for (const wanted of names) {
        const left = selectModels(models, { ...NO_FILTERS, search: searchForModel(wanted, models) }).map((model) => model.name);
        expect(left).toContain(wanted);
        expect(left.filter((other) => other !== wanted && [other, ...other.split('-')].some((part) => !wanted.includes(part)))).toEqual([]);
      }
    }),
  );
});

test.each([[['bert-base-uncased', 'gpt2-xl']], [['gpt2-xl', 'bert', '-odd name']], [['gpt2']], [['bert-base-uncased', 'distilbert-base-uncased', 'gpt2-xl']]])('never hides any of %j', (names) => {
  const left = selectModels(MODELS, { ...NO_FILTERS, search: searchForModels(names, MODELS) }).map((model) => model.name);
  expect(left).toEqual(expect.arrayContaining(names));
});

test('several models, and none beside them that a word tells apart', () => {
  const search = searchForModels(['bert-base-uncased', 'gpt2-xl'], MODELS);
  expect(search.startsWith('(bert-base-uncased|gpt2-xl) -')).toBe(true);
  expect(selectModels(MODELS, { ...NO_FILTERS, search }).map((model) => model.name)).toEqual(['bert-base-uncased', 'gpt2-xl']);
});
