import type { Matrix } from '../../../core/matrix/types.ts';
import { type ExportSource, matrixToCsv, matrixToJson, matrixToMarkdown, matrixToPairsCsv } from '../../../core/report/matrixExport.ts';
import type { ExportFormat } from './toolbar/ExportMenu.tsx';

/** The ways to write a matrix out. `load` gives it with every group open, because folding only tidies the screen. */
export function exportFormats(load: () => Promise<Matrix>, dataset: string): readonly ExportFormat[] {
  const source = (): ExportSource => ({ dataset, link: window.location.href, madeAtMs: Date.now() });
  return [
    { key: 'csv', label: 'CSV', hint: 'As shown: one line a model', extension: 'csv', mimeType: 'text/csv', build: async () => matrixToCsv(await load()) },
    { key: 'pairs', label: 'CSV of pairs', hint: 'One line for each model and hardware, with every fact', extension: 'pairs.csv', mimeType: 'text/csv', build: async () => matrixToPairsCsv(await load()) },
    { key: 'json', label: 'JSON', hint: 'Source, summary and every pair', extension: 'json', mimeType: 'application/json', build: async () => matrixToJson(await load(), source()) },
    { key: 'markdown', label: 'Markdown', hint: 'A table for an issue or a pull request', extension: 'md', mimeType: 'text/markdown', build: async () => matrixToMarkdown(await load(), source()) },
  ];
}
