import { describe, expect, test } from 'vitest';

import type { Cell, PrintedColumn } from './cell.ts';
import { printable, printableLine } from './printable.ts';
import { openRowPrinter } from './rowPrinter.ts';
import { fitText, textWidth } from './textWidth.ts';

describe('printable', () => {
  test('takes from a text what a terminal would obey', () => {
    expect(printable('a\u001B]0;title\u0007b\u009B31mc\r\nd\te\u202Ef\u2066g')).toBe('a\uFFFD]0;title\uFFFDb\uFFFD31mc\nd\te\uFFFDf\uFFFDg');
    expect(printableLine('one\r\n  two\tthree')).toBe('one two three');
    expect(printable('Grüße, 模型 ✓ é')).toBe('Grüße, 模型 ✓ é');
  });
});

describe('fitText', () => {
  test('counts places, not characters', () => {
    expect(['abc', '模型', 'e\u0301', '👍', 'ñ'].map(textWidth)).toEqual([3, 4, 1, 2, 1]);
  });

  test.each([
    ['abc', 5, false, 'abc  '],
    ['abc', 5, true, '  abc'],
    ['abcdef', 4, false, 'abc…'],
    ['模型模型', 4, false, '模… '],
    ['模型', 4, true, '模型'],
  ])('puts %j into %d places', (text, width, right, expected) => {
    expect(fitText(text, width, right)).toBe(expected);
  });
});

describe('table', () => {
  const columns: readonly PrintedColumn[] = [{ name: 'model', numeric: false }, { name: 'latency_ms', numeric: true }, { name: 'note', numeric: false }];
  const table = (rows: readonly (readonly Cell[])[], width: number | null): string => {
    const printer = openRowPrinter('table', columns, width);
    return printer.rows(rows) + printer.end();
  };

  test('takes from the widest text first and leaves numbers whole', () => {
    expect(table([['bert', 123_456.789, 'a note that is much longer than the rest of the line'], ['vit', null, 'x\ny']], 40)).toBe(
      ['model  latency_ms  note', '─────  ──────────  ─────────────────────', 'bert   123456.789  a note that is much …', 'vit          NULL  x y', ''].join('\n'),
    );
  });

  test('leaves out columns that would not fit, and says which', () => {
    expect(table([['a model with a long name', 1, 'note']], 24)).toBe(['model         latency_ms', '────────────  ──────────', 'a model wit…           1', '', '1 more column (note): name fewer, or choose another format', ''].join('\n'));
  });

  test('fixes its widths by the first rows and goes on line by line', () => {
    const printer = openRowPrinter('table', columns, null);
    expect(printer.rows(Array.from({ length: 999 }, () => ['m', 1, 'n']))).toBe('');
    expect(printer.rows([['m', 1, 'n']]).split('\n')).toHaveLength(1003);
    expect(printer.rows([['a longer name', 2, 'n']])).toBe('a lo…           2  n\n');
    expect(printer.rows([['m', 123_456_789_012, 'n']])).toBe('m      123456789012  n\n');
    expect(printer.end()).toBe('');
  });
});

test('JSON keeps the digits of a number, and has none for what is no number', () => {
  const printer = openRowPrinter('jsonl', [{ name: 'a"b', numeric: true }, { name: 'c', numeric: true }], null);
  expect(printer.rows([[12_345_678_901_234_567_890n, Number.POSITIVE_INFINITY], [true, null]])).toBe('{"a\\"b": 12345678901234567890, "c": "Infinity"}\n{"a\\"b": true, "c": null}\n');
});
