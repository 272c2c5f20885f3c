import { formatAge, formatCount, formatNumber, formatPercent } from '../model/format.ts';
import { METRICS } from '../model/metric.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { CellContent } from '../view/viewState.ts';

/** The number that a cell shows beside its state; higher `rank` is better (newer, more). */
export interface CellValue {
  readonly raw: number;
  readonly rank: number;
  readonly simulated: boolean;
}

/** The value of a cell from its devices' facts: counts are summed, of measured values the best device's is shown, never a mix of devices. */
export function cellValue(content: CellContent, facts: readonly CellFact[]): CellValue | null {
  switch (content.kind) {
    case 'state':
      return null;
    case 'score':
      return best(facts.map((fact) => fact.score), 'higher', false) ?? best(facts.map((fact) => fact.simulated_score), 'higher', true);
    case 'count':
      return facts.length === 0 ? null : higher(total(facts, (fact) => fact.results));
    case 'pass-rate': {
      const passes = total(facts, (fact) => fact.passes);
      const decided = passes + total(facts, (fact) => fact.partials + fact.fails);
      return decided === 0 ? null : higher(passes / decided);
    }
    case 'age':
      return best(facts.map((fact) => fact.newest_ms), 'higher', false);
    case 'metric': {
      const { better } = METRICS[content.metric];
      return best(facts.map((fact) => fact.value), better, false) ?? best(facts.map((fact) => fact.simulated_value), better, true);
    }
  }
}

/** The value as text, without the unit that the header states. */
export function formatValue(content: CellContent, raw: number, nowMs: number): string {
  switch (content.kind) {
    case 'pass-rate':
      return formatPercent(raw);
    case 'count':
      return formatCount(raw);
    case 'age':
      return formatAge(raw, nowMs);
    default:
      return formatNumber(raw);
  }
}

/** What the cells show, with unit and direction: `Latency, mean, median (ms), lower is better`; null for the state alone. */
export function contentLabel(content: CellContent): string | null {
  switch (content.kind) {
    case 'state':
      return null;
    case 'score':
      return 'Compatibility score (0 to 1), higher is better';
    case 'pass-rate':
      return 'Pass rate of real tests';
    case 'count':
      return 'Count of results';
    case 'age':
      return 'Age of the newest evidence';
    case 'metric': {
      const metric = METRICS[content.metric];
      const direction = metric.better === 'none' ? '' : `, ${metric.better} is better`;
      return `${metric.label}, ${content.statistic} (${metric.unit})${direction}`;
    }
  }
}

function higher(raw: number): CellValue {
  return { raw, rank: raw, simulated: false };
}

function best(values: readonly (number | null)[], better: 'lower' | 'higher' | 'none', simulated: boolean): CellValue | null {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return null;
  const raw = better === 'higher' ? Math.max(...present) : Math.min(...present);
  return { raw, rank: better === 'higher' ? raw : -raw, simulated };
}

function total(facts: readonly CellFact[], read: (fact: CellFact) => number): number {
  return facts.reduce((sum, fact) => sum + read(fact), 0);
}
