import type { Page } from '@playwright/test';

import type { Measure } from '../measurement.ts';
import { openDatabase, visit, waitRest } from '../openFile.ts';
import { LIMIT_MS, repeat, repeatWhile, take } from '../stage.ts';
import type { Scenario } from '../stage.ts';
import { BEFORE } from './newAnswers.ts';

const PAGES = ['Performance', 'Power'] as const;
type PageName = (typeof PAGES)[number];

/** Each first visit needs the database opened anew. */
const MOST_FIRST_VISITS = 3;

function measure(page: PageName, id: string, label: string): Measure {
  return { id: `${page.toLowerCase()}-${id}`, group: 'pages', label: `${page.toLowerCase()} page, ${label}`, unit: 'ms' };
}

const BACK: Measure = { id: 'matrix-again', group: 'pages', label: 'back to the matrix', unit: 'ms' };

function goTo(page: Page, name: PageName | 'Matrix'): () => Promise<void> {
  return () => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click({ timeout: LIMIT_MS });
}

const firstVisits: Scenario = {
  measures: PAGES.map((name) => measure(name, 'first', 'first visit')),
  run: async (stage) => {
    await repeat(Math.min(MOST_FIRST_VISITS, stage.repeats), async (_, keep) => {
      const { page, close } = await stage.newPage();
      try {
        await page.goto(stage.url);
        await waitRest(page, LIMIT_MS);
        await openDatabase(page, stage.database.path, LIMIT_MS);
        for (const name of PAGES) await take(stage, page, measure(name, 'first', 'first visit'), goTo(page, name), keep);
      } finally {
        await close();
      }
    });
  },
};

/** With filters that were not tried before, and then again. */
function switching(name: PageName): Scenario {
  const [fresh, again] = [measure(name, 'switch', 'filters not asked before'), measure(name, 'again', 'asked before')];
  return {
    measures: [fresh, again],
    run: async (stage) => {
      const page = await stage.openPage();
      const more = repeatWhile(stage.repeats);
      for (const [index, set] of BEFORE.entries()) {
        if (!more(index)) return;
        // Backwards from those that the filters on these pages begin with.
        await visit(page, BEFORE[BEFORE.length - 1 - index] ?? set, LIMIT_MS);
        await take(stage, page, fresh, goTo(page, name), index > 0);
        await take(stage, page, BACK, goTo(page, 'Matrix'), index > 0);
        await take(stage, page, again, goTo(page, name), index > 0);
      }
    },
  };
}

function charts(name: PageName): Scenario {
  const chart = measure(name, 'chart', 'another chart');
  return {
    measures: [chart],
    run: async (stage) => {
      const page = await stage.openPage();
      const more = repeatWhile(stage.repeats);
      let index = 0;
      for (const set of BEFORE) {
        await visit(page, [`page=${name.toLowerCase()}`, set].filter((part) => part !== '').join('&'), LIMIT_MS);
        const tabs = name === 'Performance' ? page.getByRole('navigation', { name: 'Charts' }).getByRole('link') : page.getByRole('group', { name: 'View', exact: true }).getByRole('button');
        const count = await tabs.count();
        for (let tab = 1; tab < count; tab += 1) {
          await take(stage, page, chart, () => tabs.nth(tab).click({ timeout: LIMIT_MS }), index > 0);
          index += 1;
          if (!more(index)) return;
        }
      }
    },
  };
}

export const PAGE_SWITCHES: readonly Scenario[] = [firstVisits, ...PAGES.flatMap((name) => [switching(name), charts(name)])];
