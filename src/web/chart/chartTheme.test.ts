import { expect, test } from 'vitest';
import { init } from './echartsSvg.ts';
import { chartTheme } from './chartTheme.ts';

test('a font with quoted names leaves a picture well-formed', () => {
  const theme = chartTheme((name) => (name === '--font-figures' ? '"Inter Figures", sans-serif' : '#123456'), { dark: false, forced: false, rootFontSize: 16 });
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 200, height: 100 });
  chart.setOption({ xAxis: { type: 'category', data: ['a'], axisLabel: { fontFamily: theme.font } }, yAxis: {}, series: [] });
  const svg = chart.renderToSVGString();
  chart.dispose();
  expect(svg).toContain("font-family:'Inter Figures', sans-serif");
  expect(svg).not.toContain('font-family:"');
});
