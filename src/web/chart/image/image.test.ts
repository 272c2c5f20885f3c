import { describe, expect, test } from 'vitest';
import { TEST_THEME } from '../testing/testTheme.ts';
import { imageLayout, wrapText } from './imageLayout.ts';
import { escapeXml, svgImage } from './svgImage.ts';

const measure = (text: string, size: number): number => text.length * size * 0.6;
const content = { title: 'CUDA is fastest', subtitle: 'fp16 · batch 8', source: 'demo.duckdb', legend: [], plotHeight: 400 };

describe('imageLayout', () => {
  test('keeps every text out of the plot and inside the image, however long', () => {
    const legend = Array.from({ length: 30 }, (_, index) => ({ label: `A device with a long name ${index}`, color: '#000', symbol: 'circle' }));
    for (const long of [{ ...content, legend }, { ...content, title: 'word '.repeat(80), subtitle: 'x'.repeat(900), legend }, { ...content, subtitle: '', source: '' }]) {
      const { texts, marks, plot, width, height } = imageLayout(long, TEST_THEME, measure);
      for (const { text, x, y, size } of texts) {
        expect(x + measure(text, size)).toBeLessThanOrEqual(width - 31);
        expect(y <= plot.y || y - size >= plot.y + plot.height, text).toBe(true);
        expect(y).toBeLessThanOrEqual(height);
      }
      for (const { y } of marks) expect(y + 12).toBeLessThanOrEqual(plot.y);
      expect(plot.y + plot.height).toBeLessThanOrEqual(height);
    }
  });

  test('a legend too long for one line goes on in the next', () => {
    const legend = Array.from({ length: 20 }, (_, index) => ({ label: `A device ${index}`, color: '#000', symbol: 'circle' }));
    const { marks } = imageLayout({ ...content, legend }, TEST_THEME, measure);
    expect(new Set(marks.map(({ y }) => y)).size).toBeGreaterThan(1);
    expect(marks).toHaveLength(20);
  });
});

function wrap(text: string): readonly string[] {
  return wrapText(text, 10, (part) => part.length);
}

test('wrapText breaks between words, and inside a word only where it must', () => {
  expect(wrap('one two three four')).toEqual(['one two', 'three four']);
  expect(wrap('abcdefghijklmno pq')).toEqual(['abcdefghij', 'klmno pq']);
  expect(wrap('  ')).toEqual([]);
});

describe('svgImage', () => {
  test('writes texts of a file as texts', () => {
    const layout = imageLayout({ ...content, title: '</text><script>alert(1)</script> & "x"', legend: [{ label: '<b>', color: '"/><x', symbol: 'path://"/><y' }] }, TEST_THEME, measure);
    const svg = svgImage(layout, '<svg width="1" height="1"></svg>', 'A "quoted" font');
    expect(svg).not.toMatch(/<script|<b>|<x|<y/);
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
    expect(svg.match(/<svg /g)).toHaveLength(2);
    expect(svg).toContain(`<svg x="${layout.plot.x}" y="${layout.plot.y}" width="1"`);
  });

  test('leaves out what XML cannot hold', () => {
    expect(escapeXml('a\u0000b\u0008c\ud800d\ttab')).toBe('abcd\ttab');
  });
});
