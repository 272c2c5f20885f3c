import type { CancelSignal, Engine } from '../engine/engine.ts';
import { formatNumber } from '../model/format.ts';
import { LOAD } from '../source/sampleThrottle.ts';
import { sampleMean } from '../sql/sampleSpans.ts';
import type { RunAsked, SampleSteps } from '../sql/sampleWindow.ts';
import type { SecondsRange } from '../view/viewState.ts';
import type { SeriesRun } from './seriesRuns.ts';
import type { LoadWindow } from './types.ts';

/** The load window of a run with its energy; null for a run without power, and where no two samples of it lie in the window without a gap. The items are those of the result, else of the samples themselves. */
export async function loadWindow(engine: Engine, run: SeriesRun, asked: RunAsked, steps: SampleSteps, chosen: SecondsRange | null, signal?: CancelSignal): Promise<LoadWindow | null> {
  const [channel] = run.info.channels;
  const { from_s: fromS, to_s: toS } = steps;
  if (channel?.kind !== 'power' || fromS === null || toS === null) return null;
  const range = { fromS, toS };
  const energyJ = steps.energy_j;
  const coveredS = toS - fromS - steps.missing_s;
  if (energyJ === null || !(coveredS > 0)) return null;
  const items = await itemsOf(engine, run, asked, range, signal);
  const energyPerItemJ = items.perS === null ? null : energyJ / (items.perS * coveredS);
  return {
    range,
    rule: `${ruleText(steps, chosen !== null)}${channel.zone === '' ? '' : ` (power of ${channel.zone} only)`}`,
    energyJ,
    meanW: energyJ / coveredS,
    gapS: steps.missing_s,
    energyPerItemJ,
    itemsNote: items.note,
  };
}

function ruleText({ low, high }: SampleSteps, chosen: boolean): string {
  if (chosen) return 'chosen';
  if (low === null || high === null || high < LOAD.steadyBelow * low) return 'idle is under 5\u00a0% of the samples, so the whole run is taken';
  return `from the first to the last sample at or above ${formatNumber((low + high) / 2)} W, half-way between the 5th and the 95th percentile of power`;
}

interface Items {
  readonly perS: number | null;
  readonly note: string;
}

async function itemsOf(engine: Engine, run: SeriesRun, asked: RunAsked, { fromS, toS }: SecondsRange, signal?: CancelSignal): Promise<Items> {
  if (run.throughputPerS !== null) {
    return { perS: run.throughputPerS, note: `Rests on the ${formatNumber(run.throughputPerS)} items/s that the result of this run states, taken as held over the whole load window.` };
  }
  const index = run.info.channels.findIndex(({ kind }) => kind === 'throughput');
  const place = run.places[index];
  if (place === undefined) return { perS: null, note: run.info.configuration === null ? 'Not given: the samples belong to no result that is known.' : 'Not given: the result of this run states no throughput.' };
  const mean = (await engine.ask(sampleMean(asked, place, fromS, toS), { signal }))[0]?.mean ?? null;
  if (mean === null || mean <= 0) return { perS: null, note: 'Not given: no throughput was recorded in the load window.' };
  return { perS: mean, note: `Rests on the mean of ${formatNumber(mean)} items/s recorded in the load window.` };
}
