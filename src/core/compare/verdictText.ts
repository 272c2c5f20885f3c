import type { Metric } from '../model/metric.ts';
import type { Decision, RawVerdict } from '../stats/compareSamples.ts';
import { RANKS_NEED } from '../stats/compareSamples.ts';
import { LEVEL, differenceText, ratioText, timesText } from './words.ts';

const NBSP = '\u00a0';

/** A verdict in words that cannot be misread: `1.8× faster`, `12 °C hotter`, `the same within 2 %`. Only a test finds two samples the same; alike figures are `1.00×`. */
export function verdictText(metric: Metric, kind: Decision, raw: Pick<RawVerdict, 'ratio' | 'difference' | 'margin' | 'scale'>): string {
  const margin = raw.scale === 'ratio' ? `${raw.margin * 100}${NBSP}%` : `${raw.margin}${NBSP}${metric.unit}`;
  if (kind === 'same') return `the same within ${margin}`;
  if (raw.ratio !== null) return timesText(raw.ratio) === LEVEL ? LEVEL : ratioText(metric, raw.ratio);
  return Math.abs(raw.difference) < 0.05 ? `0.0${NBSP}${metric.unit} apart` : differenceText(metric, raw.difference);
}

/**
 * The rule that decided and its figures, in one sentence.
 * @param results How many results there are, where the medians of runs were tested; else null.
 */
export function verdictReason(metric: Metric, raw: RawVerdict, q: number | null, results: RawVerdict['n'] | null): string {
  const chance = raw.p === null ? '' : `p${equals(raw.p)}${q === null ? '' : ` (q${equals(q)})`}`;
  const interval = intervalText(raw, metric);
  const within = interval === null ? '' : `, 95${NBSP}% interval ${interval}`;
  switch (raw.method) {
    case 'ranks':
      return `Mann-Whitney ${chance}, ${testedText(raw, results)}, Cliff’s δ = ${signed(raw.delta ?? 0)} (${raw.magnitude ?? 'negligible'})${within}`;
    case 'summaries':
      return `Welch ${chance}, from stated means and deviations of ${raw.n.base} against ${raw.n.other} repetitions, normality assumed${within}`;
    case 'history':
      return `z = ${signed(raw.t ?? 0)}, ${chance}, against the noise of ${raw.history?.n ?? 0} earlier runs${within}`;
    case 'none':
      return withoutEstimate(raw);
  }
}

/** `results of one run on each side: how runs differ is not in it` */
export function withinRunsText(base: number, other: number): string {
  const runs = base === 1 && other === 1 ? 'one run on each side' : base === other ? `${base} runs on each side` : `${countText(base, 'run')} against ${other}`;
  return `results of ${runs}: how runs differ is not in it`;
}

/** `31 against 29 runs (142 and 134 results)`, `11 against 12 results`. */
function testedText({ n }: RawVerdict, results: RawVerdict['n'] | null): string {
  if (results === null) return `${n.base} against ${n.other} results`;
  const all = results.base === n.base && results.other === n.other ? '' : ` (${results.base} and ${results.other} results)`;
  return `${n.base} against ${n.other} runs${all}`;
}

function withoutEstimate({ n, attainable }: RawVerdict): string {
  const needs = `needs ${RANKS_NEED} against ${RANKS_NEED}`;
  if (n.base === 1 && n.other === 1) return `One run against one run: no noise estimate (${needs})`;
  const counts = `${countText(n.base, 'result')} against ${n.other}`;
  return attainable ? `${counts}: no noise estimate (${needs})` : `${counts} can’t show a difference (${needs})`;
}

function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function intervalText({ ratioInterval, differenceInterval }: RawVerdict, { unit }: Metric): string | null {
  if (ratioInterval !== null) return `of the ratio ${ratioInterval.map((bound) => bound.toFixed(3)).join(' to ')}`;
  if (differenceInterval !== null) return `of the difference ${differenceInterval.map(signed).join(' to ')}${NBSP}${unit}`;
  return null;
}

/** ` = 0.012`, ` < 0.0001` */
function equals(p: number): string {
  return p < 0.0001 ? ' < 0.0001' : ` = ${Number(p.toPrecision(2))}`;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}
