import { expect, test } from 'vitest';
import { placeBeside } from './placeBeside.ts';

const POPUP = { width: 300, height: 400 };
const WINDOW = { width: 1000, height: 800 };

test('a popup stands right of its point, a little raised', () => {
  expect(placeBeside({ x: 100, y: 200 }, POPUP, WINDOW)).toEqual({ left: 116, top: 168 });
});

test('it stands left where the right has no room, and never covers the point', () => {
  expect(placeBeside({ x: 900, y: 200 }, POPUP, WINDOW)).toEqual({ left: 584, top: 168 });
});

test('it stays inside the window, from the top where it is taller', () => {
  expect(placeBeside({ x: 100, y: 790 }, POPUP, WINDOW).top).toBe(392);
  expect(placeBeside({ x: 100, y: 5 }, POPUP, WINDOW).top).toBe(8);
  expect(placeBeside({ x: 100, y: 5 }, { width: 300, height: 2000 }, WINDOW).top).toBe(8);
  expect(placeBeside({ x: 160, y: 5 }, POPUP, { width: 330, height: 800 }).left).toBe(8);
});
