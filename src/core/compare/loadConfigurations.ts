import type { CancelSignal } from '../engine/engine.ts';
import { configurationKey } from '../model/configuration.ts';
import type { MetricKey } from '../model/metric.ts';
import type { ViewState } from '../view/viewState.ts';
import { countResults } from './countResults.ts';
import { metricsInView } from './metricsInView.ts';
import type { Results } from './results.ts';
import type { ConfigurationSamples, Configurations, ResultCounts, Sample } from './types.ts';

type Samples = { -readonly [K in MetricKey]?: Sample };

/** Every configuration in view with its sample of each metric: the samples that a comparison sets side by side, also those without a partner. */
export async function loadConfigurations(results: Results, view: ViewState, asked: readonly MetricKey[], signal: CancelSignal | undefined): Promise<Configurations> {
  const rows = await results.asked(view, signal);
  const usage = await results.usage(rows, signal);
  const inView = metricsInView(usage);
  const metrics = asked.filter((key) => inView.includes(key));
  const entries = new Map<string, { readonly configuration: ConfigurationSamples['configuration']; readonly samples: Samples }>();
  const counts: { -readonly [K in MetricKey]?: ResultCounts } = {};
  for (const metric of metrics) {
    const { samples, used, leftOut } = await results.samples(rows, metric, null, signal);
    counts[metric] = countResults(usage, { used, leftOut });
    for (const { sample } of samples) {
      const key = configurationKey(sample.configuration);
      const entry = entries.get(key) ?? { configuration: sample.configuration, samples: {} };
      entry.samples[metric] = sample;
      entries.set(key, entry);
    }
    await results.context.pause();
  }
  return { metrics, configurations: [...entries.values()], counts };
}
