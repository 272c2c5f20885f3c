import { settingText } from '../../../../core/model/configuration.ts';
import { formatCount, formatDateTimeUtc, formatDurationMs, formatExact, formatQuantity } from '../../../../core/model/format.ts';
import { THROTTLE_LABELS } from '../../../../core/model/throttle.ts';
import type { SeriesInfo } from '../../../../core/power/types.ts';
import { placeText } from '../resultText.ts';

/** `bert-base-uncased on CUDA · RTX 4090`, or what else names the run. */
export function runTitle({ configuration, label }: SeriesInfo): string {
  return configuration === null ? label : `${configuration.model} on ${placeText(configuration)}`;
}

/** `fp16 · batch 8 · test 17`: what tells it from other runs of the same model and device. */
export function runDetail(run: SeriesInfo): string {
  const { configuration, label, source } = run;
  const setting = configuration === null ? [] : [settingText(configuration), runTitle(run).includes(label) ? '' : label];
  return [...setting, source ?? ''].filter((part) => part !== '').join(' · ');
}

/** `3,000 samples in 5 min, 12 May 2025, 14:03 UTC` */
export function runExtent({ samples, seconds, startMs }: SeriesInfo): string {
  const when = startMs === null ? '' : `, ${formatDateTimeUtc(startMs)}`;
  return `${formatQuantity(samples, 'sample')} in ${secondsText(seconds)}${when}`;
}

/** One recording can be published as several results. */
export function sameSamplesText({ storedUnder }: Pick<SeriesInfo, 'storedUnder'>): string {
  return storedUnder > 1 ? `the same samples are stored under ${formatCount(storedUnder)} runs` : '';
}

/** `312 runs, 298 different`: how many recordings there are at most. */
export function runCount(runs: readonly Pick<SeriesInfo, 'storedUnder'>[]): string {
  const different = Math.round(runs.reduce((sum, { storedUnder }) => sum + 1 / storedUnder, 0));
  return different >= runs.length ? formatQuantity(runs.length, 'run') : `${formatQuantity(runs.length, 'run')}, ${formatCount(different)} different`;
}

/** What must be known about a run before its numbers are believed. */
export function runMarks({ throttle, simulated }: SeriesInfo): readonly string[] {
  return [...(simulated ? ['≈ simulated'] : []), ...(throttle === null ? [] : ['throttled'])];
}

/** The marks in words: `Throttled: the file says so (a flag or an event)`. */
export function runEvidence({ throttle, simulated }: SeriesInfo): string {
  const parts = [simulated ? '≈ Simulated, not measured' : '', throttle === null ? '' : `Throttled: ${THROTTLE_LABELS[throttle]}`];
  return parts.filter((part) => part !== '').join('. ');
}

/** Runs whose name, setting or table has every word. */
export function findRuns(runs: readonly SeriesInfo[], search: string): readonly SeriesInfo[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return runs.filter((run) => {
    const text = `${runTitle(run)} ${runDetail(run)} ${run.label} ${run.table} ${runMarks(run).join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A time since the start of the run, or a length of one. */
export function secondsText(seconds: number): string {
  return seconds === 0 ? '0' : formatDurationMs(seconds * 1000);
}

/**
 * A moment of a run, or a length where seconds matter: `6 h 7 min 5 s`, parts of nothing left out.
 * @param fineS How exact it is to be; below a second with decimals.
 */
export function momentText(seconds: number, fineS = 1): string {
  const digits = fineS >= 1 ? 0 : fineS >= 0.1 ? 1 : fineS >= 0.01 ? 2 : 3;
  const total = Number(seconds.toFixed(digits));
  if (total < 60) return secondsText(fineS >= 1 && total >= 1 ? Number(seconds.toFixed(1)) : total);
  const rest = Number((total % 60).toFixed(digits));
  const parts = [[Math.floor(total / 3600), 'h'], [Math.floor(total / 60) % 60, 'min'], [rest, 's']] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${formatExact(count)}\u00a0${unit}`).join(' ');
}

/** `Drawn from 8,000 of 300,000 samples`; where several things were recorded, each sample has a value of each. */
export function drawnText(drawn: number, values: number, channels: number): string {
  const noun = channels > 1 ? `values of ${String(channels)} channels` : 'samples';
  return drawn >= values ? `All ${formatCount(values)} ${noun} are drawn` : `Drawn from ${formatCount(drawn)} of ${formatCount(values)} ${noun}; lowest and highest of each pixel column are kept`;
}
