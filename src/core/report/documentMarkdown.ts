import { fenced } from './fenced.ts';
import { html } from './html.ts';
import { markdownText } from './matrixExport.ts';
import { plainText } from './plainText.ts';
import type { Block, Cell, Column, ReportDocument, Section, Table } from './reportDocument.ts';

/** Markdown as GitHub reads it. Every text is escaped, so that a name stays a name. */
export function documentToMarkdown({ title, subtitle, warnings, sections, footer }: ReportDocument): string {
  const lines = [
    `# ${inline(title)}`,
    '',
    inline(subtitle),
    ...warnings.flatMap((text) => ['', `> **Note:** ${inline(text)}`]),
    ...sections.flatMap(sectionLines),
    '',
    ...footer.flatMap((line) => [inline(line), '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function sectionLines({ title, blocks }: Section): readonly string[] {
  return ['', `## ${inline(title)}`, ...blocks.flatMap((block) => ['', ...blockLines(block)])];
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [inline(block.text)];
    case 'link':
      return [`[${inline(block.text)}](<${plainText(block.href).replaceAll(/[<>\s]/g, encodeURIComponent)}>)`];
    case 'facts':
      return ['| | |', '|:--|:--|', ...block.facts.map(({ label, value, detail }) => `| ${inline(label)} | **${inline(value)}**${detail === '' ? '' : ` ${inline(detail)}`} |`)];
    case 'list':
      return block.items.map((item) => `* ${inline(item)}`);
    case 'fold':
      return ['<details>', html`<summary>${oneLine(block.summary)}</summary>`.markup, '', ...block.blocks.flatMap((inner) => [...blockLines(inner), '']), '</details>'];
    case 'code':
      return fenced(plainText(block.code), 'sql');
    case 'table':
      return tableLines(block);
  }
}

/** Headings of groups become a first column, as a table has no others. */
function tableLines({ caption, columns, groups, leftOut }: Table): readonly string[] {
  const grouped = groups.some(({ label }) => label !== null);
  const all: readonly Column[] = grouped ? [{ label: '', align: 'start' }, ...columns] : columns;
  return [
    inline(caption),
    '',
    line(all.map(({ label }) => inline(label))),
    line(all.map(({ align }) => ({ start: ':--', center: ':-:', end: '--:' })[align])),
    ...groups.flatMap(({ label, rows }) => rows.map((row) => line([...(grouped ? [inline(label ?? '')] : []), ...row.map(cellText)]))),
    ...(leftOut === '' ? [] : ['', inline(leftOut)]),
  ];
}

function cellText({ text, detail = '', strong }: Cell): string {
  const main = strong === true && text !== '' ? `**${inline(text)}**` : inline(text);
  return detail === '' ? main : `${main} (${inline(detail)})`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function inline(text: string): string {
  return markdownText(oneLine(text));
}

function oneLine(text: string): string {
  return plainText(text).replaceAll(/\s*[\r\n\t]+\s*/g, ' ');
}
