import { hardwareShape } from '../parts/hardwareShape.ts';
import { CATEGORY_SYMBOLS, pathSymbol } from './symbolPath.ts';
import type { ChartTheme, Look } from './types.ts';

const CATEGORIES = 8;

/** Reads a custom property of the theme, such as `--text`; empty where there is none. */
export type ReadToken = (name: string) => string;

/** The theme as a chart needs it. In forced colours everything takes the system's text colour, and shapes alone tell apart. */
export function chartTheme(read: ReadToken, { dark, forced, rootFontSize }: { readonly dark: boolean; readonly forced: boolean; readonly rootFontSize: number }): ChartTheme {
  const color = (token: string, system: string): string => (forced ? system : read(token));
  const looks = new Map<string, Look>();
  const remember = (key: string, make: () => Look): Look => {
    const look = looks.get(key) ?? make();
    looks.set(key, look);
    return look;
  };
  return {
    dark,
    // ECharts writes it into an attribute between double quotes, as it is.
    font: read('--font-figures').replaceAll('"', "'"),
    tickSize: (11 / 16) * rootFontSize,
    labelSize: (12 / 16) * rootFontSize,
    canvas: color('--canvas', 'Canvas'),
    text: color('--text', 'CanvasText'),
    textMuted: color('--text-muted', 'CanvasText'),
    textFaint: color('--text-faint', 'CanvasText'),
    line: color('--line', 'GrayText'),
    lineStrong: color('--line-strong', 'GrayText'),
    accent: color('--accent', 'Highlight'),
    success: color('--state-supported-solid', 'CanvasText'),
    danger: color('--state-failing-solid', 'CanvasText'),
    warning: color('--state-partial-solid', 'CanvasText'),
    hardware: (type) =>
      remember(`hardware ${type}`, () => ({
        // A file may name its hardware anything: only a plain word can be the name of a token.
        color: forced ? 'CanvasText' : (/^[a-z]+$/.test(type) && read(`--hw-${type}`)) || read('--hw-other'),
        symbol: pathSymbol(hardwareShape(type)),
      })),
    category: (index) =>
      remember(`category ${index}`, () => ({
        color: color(`--category-${(index % CATEGORIES) + 1}`, 'CanvasText'),
        // The second round pairs colours with other shapes.
        symbol: CATEGORY_SYMBOLS[(index + Math.floor(index / CATEGORIES)) % CATEGORY_SYMBOLS.length] ?? 'circle',
      })),
  };
}
