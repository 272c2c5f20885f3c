import { expect, test } from 'vitest';
import tokens from './tokens.css?raw';

const [, light = '', dark = ''] = tokens.split(/color-scheme: (?:light|dark);/);

function token(part: string, name: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(part)?.[1] ?? '';
}

/** WCAG 2.2, contrast ratio and relative luminance. */
function contrast(one: string, two: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(two)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each([['light', light], ['dark', dark]])('every colour of a chart stands out from the canvas, 3 : 1, in the %s theme', (_, part) => {
  const canvas = token(part, 'canvas');
  const names = [...part.matchAll(/--((?:hw|category)-[a-z0-9]+):/g)].map(([, name = '']) => name);
  expect(names.length).toBe(15 + 8);
  for (const name of names) expect(contrast(token(part, name), canvas), name).toBeGreaterThanOrEqual(3);
});

test.each([['light', light], ['dark', dark]])('text of a chart is readable, 4.5 : 1, in the %s theme', (_, part) => {
  for (const name of ['text', 'text-muted', 'text-faint']) expect(contrast(token(part, name), token(part, 'canvas')), name).toBeGreaterThanOrEqual(4.5);
});
