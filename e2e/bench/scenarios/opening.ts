import type { Measure } from '../measurement.ts';
import { dropFile, expectMatrixOf, waitEngines, waitIdle } from '../openFile.ts';
import { LIMIT_MS, repeat, take } from '../stage.ts';
import type { Scenario, Stage } from '../stage.ts';

const COLD: Measure = { id: 'open-cold', group: 'opening', label: 'drop → matrix, page just loaded', unit: 'ms' };
const WARM: Measure = { id: 'open-warm', group: 'opening', label: 'drop → matrix, engine warm', unit: 'ms' };
export const PARQUET: Measure = { id: 'parquet', group: 'parquet', label: 'drop → matrix, Parquet, engine warm', unit: 'ms' };

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

function openWarm(measure: Measure, pathOf: (stage: Stage) => string): Scenario {
  return {
    measures: [measure],
    run: (stage) =>
      repeat(openingCount(stage), async (_, keep) => {
        const { page, close } = await stage.newPage();
        try {
          await page.goto(stage.url);
          await waitIdle(page, LIMIT_MS);
          await waitEngines(page, LIMIT_MS);
          await take(stage, page, measure, () => dropFile(page, pathOf(stage)), keep);
          await expectMatrixOf(page, pathOf(stage));
        } finally {
          await close();
        }
      }),
  };
}

export const OPENING: readonly Scenario[] = [openCold, openWarm(WARM, ({ database }) => database.path)];

/** A Parquet file of the same results, where there is one. */
export function parquetScenarios(path: string): readonly Scenario[] {
  return [openWarm(PARQUET, () => path)];
}
