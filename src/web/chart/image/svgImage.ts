import { symbolPath } from '../symbolPath.ts';
import type { ImageLayout, ImageMark } from './imageLayout.ts';

/** The whole image as SVG around the plot that ECharts drew. */
export function svgImage(layout: ImageLayout, plotSvg: string, font: string): string {
  const { width, height, plot } = layout;
  const texts = layout.texts.map(({ text, x, y, size, weight, color }) => `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${escapeXml(color)}">${escapeXml(text)}</text>`);
  const marks = layout.marks.map((mark) => `<g transform="translate(${mark.x} ${mark.y})">${markSvg(mark)}</g>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(font)}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...texts,
    ...marks,
    plotSvg.replace(/^<svg /, `<svg x="${plot.x}" y="${plot.y}" `),
    '</svg>',
  ].join('\n');
}

function markSvg({ kind = 'dot', color, symbol }: ImageMark): string {
  const ink = escapeXml(color);
  if (kind === 'line' || kind === 'dashed') return `<path d="M-1 6h14" fill="none" stroke="${ink}" stroke-width="2"${kind === 'dashed' ? ' stroke-dasharray="4 2"' : ''}/>`;
  if (kind === 'band') return `<path d="M-1 1h14v10h-14z" fill="${ink}" fill-opacity="0.25" stroke="${ink}" stroke-width="0.5"/>`;
  const path = escapeXml(symbolPath(symbol));
  return kind === 'hollow' ? `<path d="${path}" fill="none" stroke="${ink}" stroke-width="1.75"/>` : `<path d="${path}" fill="${ink}" fill-rule="evenodd"/>`;
}

/** Text of a file inside XML: markup is escaped, and what XML forbids is left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
