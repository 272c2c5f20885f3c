import type { Page } from '@playwright/test';

import type { Measure } from '../measurement.ts';
import { visit, waitIdle } from '../openFile.ts';
import { LIMIT_MS, repeatWhile, take } from '../stage.ts';
import type { Scenario, Stage } from '../stage.ts';
import { BEFORE } from './newAnswers.ts';

const SEARCH: Measure = { id: 'search', group: 'controls', label: 'search, one keystroke', unit: 'ms' };
const SORT: Measure = { id: 'sort', group: 'controls', label: 'sort by another column', unit: 'ms' };
const CONTENT: Measure = { id: 'content', group: 'controls', label: 'cell content: another metric', unit: 'ms' };
const CONTENT_KEPT: Measure = { id: 'content-kept', group: 'controls', label: 'cell content asked before', unit: 'ms' };
const DRILL_DOWN: Measure = { id: 'drill-down', group: 'drill-down', label: 'click on a cell → its evidence', unit: 'ms' };
const DRILL_DOWN_KEPT: Measure = { id: 'drill-down-kept', group: 'drill-down', label: 'evidence asked before', unit: 'ms' };

const WORDS = ['bert', 'whisper', 'llama', 'vit', 'clip', 'resnet', 'gpt'];

const search: Scenario = {
  measures: [SEARCH],
  run: async (stage) => {
    const page = await stage.openPage();
    await visit(page, '', LIMIT_MS);
    const box = page.getByRole('searchbox', { name: 'Search models' });
    const more = repeatWhile(stage.repeats * 2);
    let index = 0;
    for (const word of WORDS) {
      await box.fill('');
      await waitIdle(page, LIMIT_MS);
      for (const letter of word) {
        await take(stage, page, SEARCH, () => box.press(letter), index > 0);
        index += 1;
        if (!more(index)) return;
      }
    }
  },
};

/** Chooses each of the options of a list, over other filters when they run out. */
async function chooseEach(stage: Stage, page: Page, select: string, measure: Measure, before: string): Promise<void> {
  const more = repeatWhile(stage.repeats);
  let index = 0;
  for (const set of BEFORE) {
    await visit(page, [before, set].filter((part) => part !== '').join('&'), LIMIT_MS);
    const list = page.getByLabel(select, { exact: true });
    const values = await list.evaluate((element) => (element instanceof HTMLSelectElement ? [...element.options].filter((option) => !option.selected && !option.disabled).map((option) => option.value) : []));
    for (const value of values) {
      await take(stage, page, measure, () => list.selectOption(value, { timeout: LIMIT_MS }), index > 0);
      index += 1;
      if (!more(index)) return;
    }
  }
}

const sort: Scenario = { measures: [SORT], run: async (stage) => chooseEach(stage, await stage.openPage(), 'Sort by', SORT, 'show=latency.median') };

const content: Scenario = {
  measures: [CONTENT, CONTENT_KEPT],
  run: async (stage) => {
    const page = await stage.openPage();
    await chooseEach(stage, page, 'Show', CONTENT, '');
    await visit(page, '', LIMIT_MS);
    const list = page.getByLabel('Show', { exact: true });
    for (let index = 0; index < 3; index += 1) {
      await take(stage, page, CONTENT_KEPT, () => list.selectOption('metric:latency', { timeout: LIMIT_MS }), index > 0);
      await take(stage, page, CONTENT_KEPT, () => list.selectOption('state', { timeout: LIMIT_MS }), index > 0);
    }
  },
};

/** Cells in sight of which something is known, spread over rows and columns. */
async function cellsInSight(page: Page, count: number): Promise<readonly string[]> {
  const places = await page.locator('[role=gridcell][data-state]:not([data-state=untested])').evaluateAll((cells) =>
    cells
      .filter((cell) => {
        const { left, right, top, bottom } = cell.getBoundingClientRect();
        return top > 260 && bottom < innerHeight - 20 && left > 0 && right < innerWidth - 480;
      })
      .map((cell) => `[data-r="${cell.getAttribute('data-r')}"][data-c="${cell.getAttribute('data-c')}"]`),
  );
  const step = Math.max(1, Math.floor(places.length / count));
  return places.filter((_, index) => index % step === 0).slice(0, count);
}

const drillDown: Scenario = {
  measures: [DRILL_DOWN, DRILL_DOWN_KEPT],
  run: async (stage) => {
    const page = await stage.openPage();
    await visit(page, '', LIMIT_MS);
    const cells = await cellsInSight(page, stage.repeats + 1);
    if (cells.length === 0) throw new Error('no cell with evidence is in sight');
    const open = (cell: string): (() => Promise<void>) => () => page.locator(`[role=gridcell]${cell}`).click({ timeout: LIMIT_MS });
    const more = repeatWhile(stage.repeats);
    for (const [index, cell] of cells.entries()) {
      if (!more(index)) break;
      await take(stage, page, DRILL_DOWN, open(cell), index > 0);
      if (index === 0) await page.getByRole('complementary', { name: 'Evidence' }).waitFor({ timeout: LIMIT_MS });
    }
    for (const cell of cells.slice(0, 3)) await take(stage, page, DRILL_DOWN_KEPT, open(cell));
    await page.keyboard.press('Escape');
  },
};

export const CONTROLS: readonly Scenario[] = [search, sort, content];
export const DRILL_DOWNS: readonly Scenario[] = [drillDown];
