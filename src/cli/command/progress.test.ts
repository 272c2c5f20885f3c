import { expect, test } from 'vitest';

import { openProgress } from './progress.ts';
import { testIo } from './testing/testIo.ts';

test('draws nothing where nobody watches', () => {
  const io = testIo();
  const progress = openProgress(io, { label: 'Reading', total: 10, unit: 'files' });
  progress.update(5, 'a.json');
  progress.end();
  expect(io.err() + io.out()).toBe('');
});

test('draws on the terminal, without what a file name might tell it, and takes the bar away', () => {
  const io = testIo({ watched: true, terminal: { columns: 100 } });
  const progress = openProgress(io, { label: 'Reading', total: 10, unit: 'files' });
  progress.update(5, 'a\u001B[2J\nb.json');
  progress.end();
  const drawn = io.err();
  expect(drawn).toContain('Reading [');
  expect(drawn).toContain('5/10 files a\uFFFD[2J b.json');
  expect(drawn).toContain('\u001B[?25h');
  expect(io.out()).toBe('');
});
