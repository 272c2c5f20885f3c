import { chartTheme } from '../chartTheme.ts';
import type { ChartSize, ChartTheme } from '../types.ts';

/** A theme of one colour. */
export const TEST_THEME: ChartTheme = chartTheme((name) => (name === '--font-figures' ? 'sans-serif' : name.startsWith('--') ? '#123456' : ''), { dark: false, forced: false, rootFontSize: 16 });

export const TEST_SIZE: ChartSize = { width: 720, height: 400, narrow: false };
export const PHONE_SIZE: ChartSize = { width: 358, height: 360, narrow: true };
