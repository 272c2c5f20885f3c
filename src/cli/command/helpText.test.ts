import { expect, test } from 'vitest';

import { reflow } from './helpText.ts';

test('sets paragraphs anew and leaves lists and examples', () => {
  const text = 'Usage: bench query\n\nOptions:\n  --a <b>  a long description that is left alone\n\nA paragraph of words\nover two lines, and more.\nExamples:\n  $ bench query "a long example that is left alone"\n';
  expect(reflow(text, 20)).toBe(
    'Usage: bench query\n\nOptions:\n  --a <b>  a long description that is left alone\n\nA paragraph of words\nover two lines, and\nmore.\nExamples:\n  $ bench query "a long example that is left alone"\n',
  );
  expect(reflow(text, 100)).toContain('\nA paragraph of words over two lines, and more.\nExamples:\n');
});
