import type { Page } from '@playwright/test';

import type { Measure } from '../measurement.ts';
import { openDatabase, waitRest } from '../openFile.ts';
import { LIMIT_MS, repeat } from '../stage.ts';
import type { Scenario, Stage } from '../stage.ts';
import { ensureWideDatabase, WIDE_MODELS, WIDE_TYPES } from '../wideDatabase.ts';
import { scroll, traced } from './mainThread.ts';

const GRID = `${WIDE_MODELS.toLocaleString('en')} × ${WIDE_TYPES}`;
const FRAME_MS = 1000 / 60;

function measure(id: string, label: string, unit: Measure['unit']): Measure {
  return { id, group: 'scrolling', label: `${label}, ${GRID}`, unit };
}

const DIRECTIONS = [
  { way: 'yDistance', distance: 8000, dropped: measure('dropped-down', 'frames dropped of 100, up and down', 'count'), worst: measure('worst-frame-down', 'longest between two frames, up and down', 'ms'), task: measure('longest-task-wide-down', 'longest task, up and down', 'ms') },
  { way: 'xDistance', distance: 2400, dropped: measure('dropped-across', 'frames dropped of 100, left and right', 'count'), worst: measure('worst-frame-across', 'longest between two frames, left and right', 'ms'), task: measure('longest-task-wide-across', 'longest task, left and right', 'ms') },
] as const;

/** Times between the frames of the main thread while something is done, in ms. */
async function framesDuring(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    const next = (now: number): void => {
      frames.push(now);
      if (document.documentElement.dataset['benchFrames'] === 'on') requestAnimationFrame(next);
      else document.documentElement.dataset['benchFrames'] = JSON.stringify(frames.map((at, index) => at - (frames[index - 1] ?? at)).slice(1));
    };
    document.documentElement.dataset['benchFrames'] = 'on';
    requestAnimationFrame(next);
  });
  await work();
  return await page.evaluate(async () => {
    const root = document.documentElement;
    root.dataset['benchFrames'] = 'off';
    while (root.dataset['benchFrames'] === 'off') await new Promise(requestAnimationFrame);
    return JSON.parse(root.dataset['benchFrames'] ?? '[]') as number[];
  });
}

/** Frames that the screen would have shown but for which the page was not ready. */
export function droppedOf(frames: readonly number[]): { readonly shown: number; readonly dropped: number } {
  const dropped = frames.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / FRAME_MS) - 1), 0);
  return { shown: frames.length, dropped };
}

const scrolling: Scenario = {
  measures: DIRECTIONS.flatMap(({ dropped, worst, task }) => [dropped, worst, task]),
  run: async (stage: Stage) => {
    const { page, close } = await stage.newPage();
    try {
      await page.goto(stage.url);
      await waitRest(page, LIMIT_MS);
      await openDatabase(page, await ensureWideDatabase(), LIMIT_MS);
      await waitRest(page, LIMIT_MS);
      for (const { way, distance, dropped, worst, task } of DIRECTIONS) {
        await repeat(Math.min(3, stage.repeats), async (_, keep) => {
          const frames = await framesDuring(page, () => scroll(page, way, distance));
          if (!keep) return;
          const counted = droppedOf(frames);
          stage.samples.add(dropped, null, (100 * counted.dropped) / (counted.shown + counted.dropped));
          stage.samples.add(worst, null, Math.max(...frames));
        });
        await traced(stage, page, task, () => scroll(page, way, distance));
      }
    } finally {
      await close();
    }
  },
};

export const SCROLLING: readonly Scenario[] = [scrolling];
