import type { Locator, Page } from '@playwright/test';

import type { Group, Measure } from '../measurement.ts';
import { visit } from '../openFile.ts';
import { LIMIT_MS, repeatWhile, take } from '../stage.ts';
import type { Scenario, Stage } from '../stage.ts';
import { BEFORE, BEFORE_BATCH, BEFORE_PRECISION, benchmarkDay, togglesThroughAllSets } from './newAnswers.ts';

/** A page of the application on which filters are tried. */
interface Place {
  readonly page: 'matrix' | 'performance' | 'power';
  readonly group: Group;
  /** Before the names of its measures. */
  readonly prefix: string;
  readonly label: string;
}

const MATRIX: Place = { page: 'matrix', group: 'filters', prefix: '', label: '' };
const PERFORMANCE: Place = { page: 'performance', group: 'pages', prefix: 'performance-', label: 'performance page: ' };
const POWER: Place = { page: 'power', group: 'pages', prefix: 'power-', label: 'power page: ' };

const MOST_BOXES = 6;
const KEPT_SAMPLES = 3;

interface FacetFilter {
  readonly id: string;
  /** Button of the bar, and the list of boxes behind it. */
  readonly name: string;
  readonly before: readonly string[];
}

const FACETS: readonly FacetFilter[] = [
  { id: 'precision', name: 'Precision', before: BEFORE_PRECISION },
  { id: 'batch', name: 'Batch size', before: BEFORE_BATCH },
  { id: 'test-type', name: 'Test type', before: BEFORE },
  { id: 'hardware', name: 'Hardware', before: BEFORE },
  { id: 'device', name: 'Device', before: BEFORE },
  { id: 'family', name: 'Family', before: BEFORE },
  { id: 'modality', name: 'Modality', before: BEFORE },
  { id: 'state', name: 'State', before: BEFORE },
];

function measure(place: Place, id: string, label: string): Measure {
  return { id: `${place.prefix}filter-${id}`, group: place.group, label: `${place.label}${label}`, unit: 'ms' };
}

function kept(place: Place): Measure {
  return measure(place, 'kept', 'filter asked before');
}

function firstPaint(place: Place): Measure {
  return measure(place, 'first-paint-kept', 'filter → first change painted');
}

/** Opens a popup of the bar over filters already set. */
async function openPopup(page: Page, place: Place, before: string, name: string): Promise<Locator> {
  await page.keyboard.press('Escape');
  await visit(page, [place.page === 'matrix' ? '' : `page=${place.page}`, before].filter((part) => part !== '').join('&'), LIMIT_MS);
  await page.getByRole('region', { name: 'Filters' }).getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
  const popup = page.getByRole('dialog', { name });
  await popup.waitFor({ timeout: LIMIT_MS });
  return popup;
}

interface Step {
  /** Gives an answer that was not worked out before. */
  readonly act: () => Promise<unknown>;
  /** Goes back to what was in view, and gives it again. */
  readonly back: () => Promise<unknown>;
}

/** Takes samples from steps until there are enough; the first one is a warm-up. */
async function takeSteps(stage: Stage, place: Place, what: Measure, steps: (page: Page) => AsyncGenerator<Step>): Promise<void> {
  const page = await stage.openPage();
  let index = 0;
  const more = repeatWhile(stage.repeats);
  for await (const { act, back } of steps(page)) {
    const { firstPaintMs } = await take(stage, page, what, act, index > 0);
    if (firstPaintMs !== null && index > 0) stage.samples.add(firstPaint(place), stage.database.size, firstPaintMs);
    if (index > 0 && index <= KEPT_SAMPLES) {
      await take(stage, page, kept(place), back, false);
      await take(stage, page, kept(place), act);
    }
    index += 1;
    if (!more(index)) return;
  }
}

function facetScenario(place: Place, { id, name, before }: FacetFilter): Scenario {
  const what = measure(place, id, `filter by ${name.toLowerCase()}`);
  async function* steps(page: Page): AsyncGenerator<Step> {
    for (const set of before) {
      const popup = await openPopup(page, place, set, name);
      const boxes = popup.getByRole('group', { name, exact: true }).getByRole('checkbox');
      await boxes.first().waitFor({ timeout: LIMIT_MS });
      for (const box of togglesThroughAllSets(Math.min(MOST_BOXES, await boxes.count()))) {
        const click = (): Promise<void> => boxes.nth(box).click({ timeout: LIMIT_MS });
        yield { act: click, back: click };
      }
    }
  }
  return { measures: [what], run: (stage) => takeSteps(stage, place, what, steps) };
}

/** Of a list of choices, one of which is the default. */
function choiceScenario(place: Place, id: string, label: string, standard: RegExp, others: readonly RegExp[]): Scenario {
  const what = measure(place, id, label);
  async function* steps(page: Page): AsyncGenerator<Step> {
    for (const set of BEFORE) {
      const popup = await openPopup(page, place, set, 'Evidence');
      const choose = (name: RegExp): Promise<void> => popup.getByRole('radio', { name }).click({ timeout: LIMIT_MS });
      for (const other of others) yield { act: () => choose(other), back: () => choose(standard) };
    }
  }
  return { measures: [what], run: (stage) => takeSteps(stage, place, what, steps) };
}

function dateScenario(place: Place): Scenario {
  const what = measure(place, 'dates', 'filter by first day');
  async function* steps(page: Page): AsyncGenerator<Step> {
    const popup = await openPopup(page, place, '', 'Dates');
    const input = popup.getByLabel('First day');
    for (let day = 0; day < 350; day += 7) {
      const next = benchmarkDay(day);
      yield { act: () => input.fill(next), back: () => input.fill('') };
    }
  }
  return { measures: [what], run: (stage) => takeSteps(stage, place, what, steps) };
}

function scenariosOf(place: Place, ids: readonly string[]): readonly Scenario[] {
  return [
    ...FACETS.filter(({ id }) => ids.includes(id)).map((facet) => facetScenario(place, facet)),
    choiceScenario(place, 'evidence', 'filter real or simulated', /^All results/u, [/^Real only/u, /^Simulated only/u]),
    choiceScenario(place, 'throttled', 'filter throttled runs out', /^Count them/u, [/^Leave them out/u]),
    dateScenario(place),
  ];
}

export const MATRIX_FILTERS = scenariosOf(MATRIX, FACETS.map(({ id }) => id));
export const PAGE_FILTERS = [PERFORMANCE, POWER].flatMap((place) => scenariosOf(place, ['precision', 'batch', 'hardware']));
