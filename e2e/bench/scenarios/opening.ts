import type { Page } from '@playwright/test';

import type { Measure } from '../measurement.ts';
import { dropFile, expectMatrixOf, waitRest } from '../openFile.ts';
import { LIMIT_MS, repeat, take } from '../stage.ts';
import type { Scenario, Stage } from '../stage.ts';

const COLD: Measure = { id: 'open-cold', group: 'opening', label: 'drop → matrix, page just loaded', unit: 'ms' };
const WARM: Measure = { id: 'open-warm', group: 'opening', label: 'drop → matrix, engine warm', unit: 'ms' };
const EARLY: Measure = { id: 'open-early-filter', group: 'opening', label: 'first filter, straight after the matrix', unit: 'ms' };
const PARQUET: Measure = { id: 'parquet', group: 'parquet', label: 'drop → matrix, Parquet, engine warm', unit: 'ms' };

export function openingCount({ repeats }: Pick<Stage, 'repeats'>): number {
  return Math.ceil(repeats / 2);
}

/** Dropped as soon as the page takes files: the engine is fetched and compiled meanwhile. */
const openCold: Scenario = {
  measures: [COLD],
  run: (stage) =>
    repeat(openingCount(stage), async (_, keep) => {
      const { page, close } = await stage.newPage();
      try {
        await page.goto(stage.url, { waitUntil: 'commit' });
        await page.locator('header button').first().waitFor({ state: 'attached', timeout: LIMIT_MS });
        await take(stage, page, COLD, () => dropFile(page, stage.database.path), keep);
        await expectMatrixOf(page, stage.database.path);
      } finally {
        await close();
      }
    }),
};

function openWarm(measure: Measure, early: Measure | null, pathOf: (stage: Stage) => string): Scenario {
  return {
    measures: early === null ? [measure] : [measure, early],
    run: (stage) =>
      repeat(openingCount(stage), async (_, keep) => {
        const { page, close } = await stage.newPage();
        try {
          await page.goto(stage.url);
          await waitRest(page, LIMIT_MS);
          await take(stage, page, measure, () => dropFile(page, pathOf(stage)), keep);
          await expectMatrixOf(page, pathOf(stage));
          if (early !== null) await takeEarlyFilter(stage, page, early, keep);
        } finally {
          await close();
        }
      }),
  };
}

/** While the page may still read on behind its first picture. */
async function takeEarlyFilter(stage: Stage, page: Page, measure: Measure, keep: boolean): Promise<void> {
  await page.getByRole('region', { name: 'Filters' }).getByRole('button', { name: /^Precision/u }).click();
  const box = page.getByRole('dialog', { name: 'Precision' }).getByRole('checkbox').first();
  await box.waitFor({ timeout: LIMIT_MS });
  await take(stage, page, measure, () => box.click({ timeout: LIMIT_MS }), keep);
}

export const OPENING: readonly Scenario[] = [openCold, openWarm(WARM, EARLY, ({ database }) => database.path)];

/** A Parquet file of the same results, where there is one. */
export function parquetScenarios(path: string): readonly Scenario[] {
  return [openWarm(PARQUET, null, () => path)];
}
