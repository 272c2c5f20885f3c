import type { Metric } from '../model/metric.ts';
import type { Decision, RawVerdict } from '../stats/compareSamples.ts';
import { RANKS_NEED } from '../stats/compareSamples.ts';
import { LEVEL, differenceText, ratioText, timesText } from './words.ts';

const NBSP = '\u00a0';

/** A verdict in words that cannot be misread: `1.8× faster`, `12 °C hotter`, `the same within 2 %`. */
export function verdictText(metric: Metric, kind: Decision, raw: Pick<RawVerdict, 'ratio' | 'difference' | 'margin' | 'scale'>): string {
  const margin = raw.scale === 'ratio' ? `${raw.margin * 100}${NBSP}%` : `${raw.margin}${NBSP}${metric.unit}`;
  if (kind === 'same') return `the same within ${margin}`;
  if (raw.ratio !== null) return timesText(raw.ratio) === LEVEL ? 'no difference' : ratioText(metric, raw.ratio);
  return Math.abs(raw.difference) < 0.05 ? 'no difference' : differenceText(metric, raw.difference);
}

/** The rule that decided and its figures, in one sentence. */
export function verdictReason(metric: Metric, kind: Decision, raw: RawVerdict, q: number | null): string {
  const chance = raw.p === null ? '' : `p${equals(raw.p)}${q === null ? '' : ` (q${equals(q)})`}`;
  const runs = `${raw.n.base} against ${raw.n.other} runs`;
  const within = kind === 'same' ? `, 95${NBSP}% interval ${intervalText(raw, metric)}` : '';
  switch (raw.method) {
    case 'ranks':
      return `Mann-Whitney ${chance}, ${runs}, Cliff’s δ = ${signed(raw.delta ?? 0)} (${raw.magnitude ?? 'negligible'})${within}`;
    case 'summaries':
      return `Welch ${chance}, from stated means and deviations of ${raw.n.base} against ${raw.n.other} repetitions, normality assumed${within}`;
    case 'history':
      return `z = ${signed(raw.t ?? 0)}, ${chance}, against the noise of ${raw.history?.n ?? 0} earlier runs${within}`;
    case 'none':
      return withoutEstimate(raw);
  }
}

function withoutEstimate({ n, attainable }: RawVerdict): string {
  const needs = `needs ${RANKS_NEED} against ${RANKS_NEED}`;
  if (n.base === 1 && n.other === 1) return `One run against one run: no noise estimate (${needs})`;
  if (!attainable) return `${n.base} against ${n.other} runs can’t show a difference (${needs})`;
  return `${n.base} against ${n.other} runs: no noise estimate (${needs})`;
}

function intervalText({ ratioInterval, differenceInterval }: RawVerdict, { unit }: Metric): string {
  if (ratioInterval !== null) return `of the ratio ${ratioInterval.map((bound) => bound.toFixed(3)).join(' to ')}`;
  if (differenceInterval !== null) return `of the difference ${differenceInterval.map(signed).join(' to ')}${NBSP}${unit}`;
  return 'unknown';
}

/** ` = 0.012`, ` < 0.0001` */
function equals(p: number): string {
  return p < 0.0001 ? ' < 0.0001' : ` = ${Number(p.toPrecision(2))}`;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}
