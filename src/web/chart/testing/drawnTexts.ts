import { setPlatformAPI } from 'echarts/core';
import { init } from '../echartsSvg.ts';
import { textWidth } from '../options/axisText.ts';
import type { ChartOption, ChartSize } from '../types.ts';

export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

// Without a browser nobody can measure letters: what leaves the room for them estimates their width here too.
setPlatformAPI({ measureText: (text, font) => ({ width: textWidth(text, Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12)) }) });

/** Every text of a picture, drawn as SVG without a browser, with the box that it takes. */
export function drawnTexts(option: ChartOption, { width, height }: ChartSize): readonly DrawnText[] {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return Array.from(chart.renderToSVGString().matchAll(/<text ([^>]*)>([^<]*)<\/text>/g), ([, attributes = '', text = '']) => textBox(attributes, unescape(text)));
  } finally {
    chart.dispose();
  }
}

function textBox(attributes: string, text: string): DrawnText {
  const value = (name: string): string => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  const [, tx = 0, ty = 0] = (/translate\((-?[\d.]+)[ ,](-?[\d.]+)\)/.exec(value('transform')) ?? []).map(Number);
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(value('style'))?.[1] ?? /^\d+/.exec(value('font-size'))?.[0] ?? 12);
  const x = tx + Number(value('x') || 0);
  const y = ty + Number(value('y') || 0);
  const wide = textWidth(text, size);
  const anchor = value('text-anchor');
  const left = anchor === 'middle' ? x - wide / 2 : anchor === 'end' ? x - wide : x;
  const middle = value('dominant-baseline') === 'central' ? y : y - size / 3;
  return { text, left, right: left + wide, top: middle - size / 2, bottom: middle + size / 2 };
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
