import { expect, test } from 'vitest';

import { makeConfiguration } from '../testing/compareSamples.ts';
import { NO_SUBJECT } from '../view/viewState.ts';
import type { Subject } from '../view/viewState.ts';
import type { Candidate } from './subject.ts';
import { chooseSubject } from './subject.ts';

const CANDIDATES: readonly Candidate[] = [
  ['bert', 'embedding', '128'], ['bert', 'embedding', '128'], ['bert', 'embedding', '512'], ['bert', 'qa', '512'], ['vit', '', ''], ['vit', '', ''], ['vit', '', ''], ['gpt', 'chat', '512'],
].map(([model = '', testCase = '', shape = ''], index) => ({ configuration: makeConfiguration({ model, testCase, shape, batch: String(index) }), n: index + 1 }));

function chosen(stated: Partial<Subject>) {
  const { subject, choices, matching } = chooseSubject(CANDIDATES, { ...NO_SUBJECT, ...stated }, { parts: ['model', 'testCase', 'shape'], score: (candidates) => candidates.length });
  return { subject: [subject.model, subject.testCase, subject.shape], matching: matching.map(({ n }) => n), choices: choices.map(({ part, value, options }) => `${part} ${value}: ${options.map((option) => `${option.label} ${option.configurations}`).join(', ')}`) };
}

test('what the view leaves open is filled with what shows most', () => {
  expect(chosen({})).toEqual({ subject: ['vit', '', ''], matching: [5, 6, 7], choices: ['model vit: bert 4, gpt 1, vit 3', 'testCase : not stated 3', 'shape : not stated 3'] });
  expect(chosen({ model: 'bert' })).toEqual({ subject: ['bert', 'embedding', '128'], matching: [1, 2], choices: ['model bert: bert 4, gpt 1, vit 3', 'testCase embedding: embedding 3, qa 1', 'shape 128: 128 2, 512 1'] });
});

test('a part that the view states is kept where it fits, an empty text too', () => {
  expect(chosen({ shape: '512' }).subject).toEqual(['gpt', 'chat', '512']);
  expect(chosen({ model: 'bert', testCase: 'embedding', shape: '512' })).toMatchObject({ subject: ['bert', 'embedding', '512'], matching: [3] });
  expect(chosen({ testCase: '' }).subject).toEqual(['vit', '', '']);
});

test('a later part gives way to an earlier one; what is nowhere stays and shows nothing', () => {
  expect(chosen({ model: 'gpt', testCase: 'embedding', shape: '128' })).toMatchObject({ subject: ['gpt', 'chat', '512'], matching: [8] });
  expect(chosen({ model: 'no such model' })).toEqual({ subject: ['no such model', null, null], matching: [], choices: ['model no such model: bert 4, gpt 1, no such model 0, vit 3'] });
});

test('of two that show as much the one with more rows', () => {
  const pair = [makeConfiguration({ model: 'a' }), makeConfiguration({ model: 'b' })].map((configuration, index) => ({ configuration, n: index + 1 }));
  expect(chooseSubject(pair, NO_SUBJECT, { parts: ['model'], score: () => 1 }).subject.model).toBe('b');
  expect(chooseSubject([], NO_SUBJECT, { parts: ['model'], score: () => 1 })).toEqual({ subject: NO_SUBJECT, choices: [], matching: [] });
});
