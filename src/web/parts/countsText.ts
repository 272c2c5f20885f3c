import type { LeftOut, ResultCounts } from '../../../core/compare/types.ts';
import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import { METRICS, type MetricKey } from '../../../core/model/metric.ts';
import type { Includable } from '../../../core/view/viewState.ts';

const REASONS: { readonly [K in Exclude<LeftOut, 'no-value'>]: readonly [one: string, many: string] } = {
  placeholder: ['placeholder of zeros', 'placeholders of zeros'],
  simulated: ['simulated', 'simulated'],
  failed: ['failed', 'failed'],
  declared: ['declaration', 'declarations'],
  'no-time': ['without a time', 'without a time'],
  duplicate: ['duplicate of another row', 'duplicates of other rows'],
  'other-subject': ['of another model or setting', 'of other models or settings'],
};

/** `8,378 results in view; 7,912 used; left out: 402 failed, 64 simulated` */
export function countsText({ inView, used, leftOut }: ResultCounts, metrics: readonly MetricKey[]): string {
  const left = leftOut.filter(({ rows }) => rows > 0).map(({ reason, rows }) => `${formatCount(rows)} ${leftOutText(reason, rows, metrics)}`);
  const parts = [`${formatQuantity(inView, 'result')} in view`, `${formatCount(used)} used`];
  if (left.length > 0) parts.push(`left out: ${left.join(', ')}`);
  return parts.join('; ');
}

/** Why rows were left out, after their number. */
export function leftOutText(reason: LeftOut, rows: number, metrics: readonly MetricKey[]): string {
  if (reason === 'no-value') return `without ${valuesText(metrics)}`;
  const [one, many] = REASONS[reason];
  return rows === 1 ? one : many;
}

/** `a throughput`, `a latency and a throughput`, `any of the metrics` */
function valuesText(metrics: readonly MetricKey[]): string {
  if (metrics.length === 0 || metrics.length > 2) return 'any of the metrics';
  return metrics.map((key) => withArticle(METRICS[key].short)).join(' and ');
}

export function withArticle(noun: string): string {
  if (/^p\d/.test(noun)) return `a ${noun}`;
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

export interface IncludeChoice {
  readonly what: Includable;
  readonly label: string;
  readonly pressed: boolean;
}

/** What could be counted in, or already is; nothing when the view has none of it. */
export function includeChoices(counts: ResultCounts, include: readonly Includable[]): readonly IncludeChoice[] {
  const rows = (reason: LeftOut): number => counts.leftOut.find((entry) => entry.reason === reason)?.rows ?? 0;
  const choice = (what: Includable): readonly IncludeChoice[] => {
    const pressed = include.includes(what);
    return pressed || rows(what) > 0 ? [{ what, label: pressed ? `${capital(what)} included` : `Include ${what}`, pressed }] : [];
  };
  return [...choice('simulated'), ...choice('failed')];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
