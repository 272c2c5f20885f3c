import type { Page } from '@playwright/test';

import type { Measure } from '../measurement.ts';
import { openDatabase, visit, waitRest } from '../openFile.ts';
import { LIMIT_MS } from '../stage.ts';
import type { Scenario, Stage } from '../stage.ts';
import { longestTasks } from '../traceTasks.ts';
import type { TraceEvent } from '../traceTasks.ts';

const CATEGORIES = ['toplevel', 'devtools.timeline', 'v8.execute', 'blink.user_timing', '__metadata'];
const MOST_RUNS = 3;

function measure(id: string, label: string): Measure {
  return { id: `longest-task-${id}`, group: 'main-thread', label: `longest task: ${label}`, unit: 'ms' };
}

const OPENING = measure('opening', 'opening a database');
const FILTERING = measure('filtering', 'filters of the matrix, search, cell content');
const PAGES = measure('pages', 'performance and power page');
const SCROLLING = measure('scrolling', 'scrolling the matrix of this database');

const FILTERS = ['precision=fp16', 'batch=8&precision=fp16', 'q=be', 'q=ber', '', 'state=failing', 'show=latency.median', 'show=latency.median&sort=cuda', 'hardware=cuda,rocm', 'since=2026-06-01', 'evidence=real'];
const CHARTS = ['page=performance', 'page=performance&chart=distribution', 'page=performance&chart=scaling', 'page=performance&chart=pareto&precision=fp16', 'page=power', 'page=power&power=efficiency&precision=fp16'];

/** Records the main thread's longest task while something is done, with what took it. */
export async function traced(stage: Stage, page: Page, what: Measure, work: () => Promise<void>): Promise<void> {
  await stage.browser.startTracing(page, { categories: CATEGORIES, screenshots: false });
  let trace: Buffer;
  try {
    await work();
  } finally {
    trace = await stage.browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  const [longest] = longestTasks(traceEvents, 1);
  if (longest === undefined) throw new Error('the trace names no task of the main thread');
  stage.samples.add(what, stage.database.size, longest.ms, `${longest.ms.toFixed(0)} ms: ${longest.what}`);
}

/** Scrolls as a wheel does, down and up again. */
export async function scroll(page: Page, direction: 'xDistance' | 'yDistance', distance: number): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const session = await page.context().newCDPSession(page);
  for (const way of [-distance, distance]) {
    await session.send('Input.synthesizeScrollGesture', { x: width / 2, y: height * 0.7, [direction]: way, speed: 2400, gestureSourceType: 'mouse' });
  }
  await session.detach();
}

const mainThread: Scenario = {
  measures: [OPENING, FILTERING, PAGES, SCROLLING],
  run: async (stage) => {
    for (let run = 0; run < Math.min(MOST_RUNS, stage.repeats); run += 1) {
      const { page, close } = await stage.newPage();
      try {
        await page.goto(stage.url);
        await waitRest(page, LIMIT_MS);
        await traced(stage, page, OPENING, () => openDatabase(page, stage.database.path, LIMIT_MS));
        await waitRest(page, LIMIT_MS);
        await traced(stage, page, SCROLLING, async () => {
          await scroll(page, 'yDistance', 3000);
          await scroll(page, 'xDistance', 800);
        });
        await traced(stage, page, FILTERING, async () => {
          for (const filters of FILTERS) await visit(page, filters, LIMIT_MS);
        });
        await traced(stage, page, PAGES, async () => {
          for (const chart of CHARTS) await visit(page, chart, LIMIT_MS);
        });
      } finally {
        await close();
      }
    }
  },
};

export const MAIN_THREAD: readonly Scenario[] = [mainThread];
