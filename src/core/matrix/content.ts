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
      return best(facts, 'score', 'higher', false) ?? best(facts, 'simulated_score', 'higher', true);
    case 'count':
      return facts.length === 0 ? null : higher(total(facts, (fact) => fact.results));
    case 'pass-rate': {
      const passes = total(facts, (fact) => fact.passes);
      const decided = passes + total(facts, (fact) => fact.partials + fact.fails);
      return decided === 0 ? null : higher(passes / decided);
    }
    case 'age':
      return best(facts, 'newest_ms', 'higher', false);
    case 'metric': {
      const { better } = METRICS[content.metric];
      return best(facts, 'value', better, false) ?? best(facts, 'simulated_value', better, true);
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

function best(facts: readonly CellFact[], field: 'score' | 'simulated_score' | 'newest_ms' | 'value' | 'simulated_value', better: 'lower' | 'higher' | 'none', simulated: boolean): CellValue | null {
  let raw: number | null = null;
  for (const fact of facts) {
    const value = fact[field];
    if (value !== null && (raw === null || (better === 'higher' ? value > raw : value < raw))) raw = value;
  }
  return raw === null ? null : { raw, rank: better === 'higher' ? raw : -raw, simulated };
}

/** The sum of a count over the devices of a cell. */
export function total(facts: readonly CellFact[], read: (fact: CellFact) => number): number {
  let sum = 0;
  for (const fact of facts) sum += read(fact);
  return sum;
}
