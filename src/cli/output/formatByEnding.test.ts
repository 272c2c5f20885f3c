import { expect, test } from 'vitest';

import { CommandFailure } from '../command/io.ts';
import { formatByEnding } from './formatByEnding.ts';

const FORMATS = { md: 'markdown', json: 'json' } as const;

test.each([
  ['report.md', 'markdown'],
  ['out/REPORT.JSON', 'json'],
  ['/tmp/step_summary_1f2', 'markdown'],
  ['out.d/report', 'markdown'],
  ['nightly-1.2', 'markdown'],
  ['.hidden', 'markdown'],
])('takes the format of %s', (output, format) => {
  expect(formatByEnding<'markdown' | 'json'>(output, FORMATS, 'markdown')).toBe(format);
});

test('refuses an ending that promises something else', () => {
  expect(() => formatByEnding('report.pdf', FORMATS, 'markdown')).toThrow(CommandFailure);
  expect(() => formatByEnding('report.constructor', FORMATS, 'markdown')).toThrow('--output report.constructor: .constructor is no format that is known here');
});
