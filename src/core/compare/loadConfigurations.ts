import type { CancelSignal } from '../engine/engine.ts';
import { configurationKey } from '../model/configuration.ts';
import type { MetricKey } from '../model/metric.ts';
import { Parameters } from '../sql/evidenceFilter.ts';
import { bestMeasured, heldByModel } from '../sql/resultGroups.ts';
import type { ViewState } from '../view/viewState.ts';
import { countResults } from './countResults.ts';
import type { Entered } from './countResults.ts';
import { metricsInView } from './metricsInView.ts';
import { isLarge } from './large.ts';
import { tally } from './loadComparedPart.ts';
import { narrowed } from './narrowed.ts';
import type { Wanted } from './narrowed.ts';
import type { Results, ViewAsked } from './results.ts';
import type { ConfigurationSamples, Configurations, ResultCounts, Sample } from './types.ts';

type Samples = { -readonly [K in MetricKey]?: Sample };

/** Every configuration in view (of too many results, some of them) with its sample of each metric: the samples that a comparison sets side by side, also those without a partner. */
export async function loadConfigurations(results: Results, view: ViewState, asked: readonly MetricKey[], signal: CancelSignal | undefined): Promise<Configurations> {
  const rows = await results.asked(view, signal);
  const usage = await results.usage(rows, signal);
  const inView = metricsInView(usage);
  const metrics = asked.filter((key) => inView.includes(key));
  const large = isLarge(usage, metrics, results.readAtMost) ? await loadBest(results, rows, metrics, signal) : null;
  const entries = new Map<string, { readonly configuration: ConfigurationSamples['configuration']; readonly samples: Samples }>();
  const counts: { -readonly [K in MetricKey]?: ResultCounts } = {};
  for (const metric of metrics) {
    const { samples, ...entered } = await (large === null ? results.samples(rows, metric, null, signal) : results.listedSamples(large.asked, metric, null, Infinity, signal));
    counts[metric] = countResults(usage, large === null ? entered : await large.tally(metric));
    for (const { sample } of samples) {
      const key = configurationKey(sample.configuration);
      const entry = entries.get(key) ?? { configuration: sample.configuration, samples: {} };
      entry.samples[metric] = sample;
      entries.set(key, entry);
    }
    await results.context.pause();
  }
  return { metrics, configurations: [...entries.values()], available: large?.available ?? entries.size, counts };
}

/** Models whose best measured configuration is read where not all are. */
const MODELS_AT_MOST = 24;

interface BestMeasured {
  readonly asked: ViewAsked;
  readonly available: number;
  /** What became of all results in view, by metric. */
  readonly tally: (metric: MetricKey) => Promise<Entered>;
}

async function loadBest({ context, counted }: Results, asked: ViewAsked, metrics: readonly MetricKey[], signal: CancelSignal | undefined): Promise<BestMeasured> {
  const all = await counted.configurations(asked.scope, { metrics, need: 'any', include: asked.include }, signal);
  const best = await context.ask(bestMeasured(all.relation, all.condition, MODELS_AT_MOST), signal);
  const held = await context.ask(heldByModel(all.relation, all.condition, 'true', new Parameters()), signal);
  const wanted = best.map((row): Wanted => ({ model: row.model_key, device: row.device_key, setting: row.setting_key, stated: { precision: row.precision, batch: row.batch, testCase: row.test_case } }));
  return {
    asked: await narrowed(asked, wanted, all.settings),
    available: held.reduce((sum, { configurations }) => sum + configurations, 0),
    tally: async (metric) => tally(context, await counted.configurations(asked.scope, { metrics: [metric], need: 'any', include: asked.include }, signal), null, signal),
  };
}
