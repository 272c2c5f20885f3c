import { expect, test } from 'vitest';
import { makeModel } from '../testing/matrixFacts.ts';
import { NO_FILTERS } from '../view/viewState.ts';
import { searchForModel } from './searchForModel.ts';
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
