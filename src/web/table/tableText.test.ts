import { expect, test } from 'vitest';
import type { DataColumn } from './DataTable.tsx';
import { tableToCsv, tableToMarkdown } from './tableText.ts';

interface Row {
  readonly name: string;
  readonly latency: number | null;
}

const columns: readonly DataColumn<Row>[] = [
  { id: 'name', header: 'Model', value: ({ name }) => name, width: 100 },
  { id: 'latency', header: 'Latency, mean (ms)', value: ({ latency }) => latency, width: 100, align: 'end' },
];

test('CSV has units in its header, all digits, and no formula that a spreadsheet would run', () => {
  const rows = [
    { name: 'a, "b"', latency: 12.3456789 },
    { name: '=HYPERLINK("http://x")', latency: null },
    { name: '+1', latency: -5 },
    { name: '@x\nline', latency: Number.NaN },
  ];
  expect(tableToCsv(columns, rows)).toBe(['Model,"Latency, mean (ms)"', '"a, ""b""",12.3456789', `"'=HYPERLINK(""http://x"")",`, `'+1,-5`, `"'@x\nline",`, ''].join('\r\n'));
});

test('Markdown shows numbers as the page does and text as text', () => {
  expect(tableToMarkdown(columns, [{ name: 'a|b <c>', latency: 1234.5 }, { name: 'd', latency: null }])).toBe(
    ['| Model | Latency, mean (ms) |', '| :-- | --: |', String.raw`| a\|b &lt;c&gt; | 1,230 |`, '| d |  |', ''].join('\n'),
  );
});

test('CSV names its source in a last column of every row', () => {
  expect(tableToCsv(columns, [{ name: 'a', latency: 2 }], 'demo.duckdb · synthetic, 3 of 4')).toBe(['Model,"Latency, mean (ms)",Source', 'a,2,"demo.duckdb · synthetic, 3 of 4"', ''].join('\r\n'));
});
