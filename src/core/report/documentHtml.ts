import type { Html, HtmlPart } from './html.ts';
import { html } from './html.ts';
import type { Bar, Block, Cell, Column, Fact, ReportDocument, Section, Table } from './reportDocument.ts';
import { hardwareClass, hardwareMark, stateSign } from './reportSigns.ts';
import { REPORT_STYLE } from './reportStyle.ts';

/** Nothing is fetched and nothing runs, whatever a name in the data may be. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;

/** One HTML file that opens offline, needs no script, follows the reader's light or dark, and prints. */
export function documentToHtml(document: ReportDocument): string {
  const { title, subtitle, warnings, sections, footer } = document;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${REPORT_STYLE}
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<header>
<h1><bdi>${title}</bdi></h1>
<p class="subtitle"><bdi>${subtitle}</bdi></p>
${warnings.map((text) => html`<p class="warning"><bdi>${text}</bdi></p>\n`)}
${sections.length < 2 ? null : html`<nav aria-label="Sections"><ul>${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`}
</header>
<main id="report" tabindex="-1">
${sections.map(sectionHtml)}
</main>
<footer>${footer.map((line) => html`<p>${line}</p>`)}</footer>
</body>
</html>
`.markup;
}

function sectionHtml({ id, title, blocks }: Section): Html {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${blocks.map((block, index) => blockHtml(block, `${id}-${index}`))}
</section>
`;
}

/** @param id Names the block within the document. */
function blockHtml(block: Block, id: string): Html {
  switch (block.kind) {
    case 'text':
      return html`<p><bdi>${block.text}</bdi></p>\n`;
    case 'link':
      return isWebAddress(block.href) ? html`<p class="open"><a href="${block.href}">${block.text}</a></p>\n` : html`<p class="open">${block.text}: ${block.href}</p>\n`;
    case 'facts':
      return html`<dl class="facts">${block.facts.map(factHtml)}</dl>\n`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li><bdi>${item}</bdi></li>`)}</ul>\n`;
    case 'fold':
      return html`<details><summary><bdi>${block.summary}</bdi></summary>\n${block.blocks.map((inner, index) => blockHtml(inner, `${id}-${index}`))}</details>\n`;
    case 'code':
      return html`<pre tabindex="0"><code>${block.code}</code></pre>\n`;
    case 'table':
      return tableHtml(block, id);
  }
}

/** Nothing else may be clicked: a link may come from a command line. */
function isWebAddress(href: string): boolean {
  return /^(?:https?|file):\/\//i.test(href);
}

function factHtml({ label, value, detail }: Fact): Html {
  return html`<div><dt>${label}</dt><dd>${value}${detail === '' ? null : html` <small><bdi>${detail}</bdi></small>`}</dd></div>`;
}

/** Columns of states that a sheet of paper holds upright. */
const UPRIGHT_COLUMNS = 5;

function tableHtml({ caption, columns, groups, leftOut }: Table, id: string): Html {
  return html`<div class="${columns.filter(({ hardwareType }) => hardwareType !== undefined).length > UPRIGHT_COLUMNS ? 'scroll wide' : 'scroll'}" role="region" aria-labelledby="${id}" tabindex="0">
<table>
<caption id="${id}"><bdi>${caption}</bdi></caption>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${column.align}${column.hardwareType === undefined ? '' : ' named'}">${column.hardwareType === undefined ? null : hardwareMark(column.hardwareType)}<bdi>${column.label}</bdi></th>`)}</tr></thead>
${groups.map(({ label, rows }) => html`<tbody>${label === null ? null : html`<tr class="group"><th scope="rowgroup" colspan="${columns.length}"><bdi>${label}</bdi></th></tr>\n`}${rows.map((row) => rowHtml(row, columns))}</tbody>\n`)}
</table>
</div>
${leftOut === '' ? null : html`<p class="left-out">${leftOut}</p>\n`}`;
}

function rowHtml(row: readonly Cell[], columns: readonly Column[]): Html {
  return html`<tr>${row.map((cell, index) => cellHtml(cell, columns[index]?.align ?? 'start', index === 0))}</tr>\n`;
}

function cellHtml(cell: Cell, align: Column['align'], isHead: boolean): Html {
  const { text, detail = '', state, failure = null, hardwareType, bar, strong } = cell;
  const classes = [align, ...(state === undefined ? [] : [`state ${state}`]), ...(strong === true ? ['strong'] : [])].join(' ');
  const inner: HtmlPart = [
    state === undefined ? null : html`<span class="word">${stateSign(state, failure)}${nameHtml(text)}</span>`,
    hardwareType === undefined ? null : hardwareMark(hardwareType),
    state === undefined ? nameHtml(text) : null,
    detail === '' ? null : html` <small>${nameHtml(detail)}</small>`,
    bar === undefined ? null : barHtml(bar),
  ];
  return isHead ? html`<th scope="row" class="${classes}">${inner}</th>` : html`<td class="${classes}">${inner}</td>`;
}

/** A text of its own direction that may break where a long name has its joints. */
function nameHtml(text: string): Html {
  return html`<bdi>${text.split(/(?<=[_/])/).map((part, index) => (index === 0 ? part : html`<wbr>${part}`))}</bdi>`;
}

const BAR_WIDTH = 180;

/** A picture of what the cell says in figures. */
function barHtml({ share, interval, hardwareType, simulated }: Bar): Html {
  const x = (part: number): string => (Math.min(1, Math.max(0, part)) * BAR_WIDTH).toFixed(1);
  const whisker = interval === null ? null : html`<path class="whisker" d="M${x(interval[0])} 2v8M${x(interval[0])} 6H${x(interval[1])}M${x(interval[1])} 2v8"/>`;
  return html`<svg class="bar ${hardwareClass(hardwareType)}${simulated ? ' hollow' : ''}" viewBox="-1 0 ${BAR_WIDTH + 2} 12" width="${BAR_WIDTH + 2}" height="12" aria-hidden="true"><rect x="0" y="3" width="${x(share)}" height="6"/>${whisker}</svg>`;
}
