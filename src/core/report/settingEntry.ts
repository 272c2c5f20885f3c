import type { Sample } from '../compare/types.ts';
import type { Configuration } from '../model/configuration.ts';
import { isoTime, statedText } from './reportContext.ts';
import type { MeasuredValue, SettingEntry } from './measuredTypes.ts';

export function settingEntry({ model, hardwareType, device, precision, batch, shape, testCase }: Configuration): SettingEntry {
  return {
    model,
    hardware_type: hardwareType,
    device: statedText(device),
    precision: statedText(precision),
    batch_size: statedText(batch),
    shape: statedText(shape),
    test_case: statedText(testCase),
  };
}

export function measuredValue(sample: Sample): MeasuredValue {
  return {
    median: sample.median,
    results: sample.n,
    runs: sample.runs,
    interval: sample.interval,
    interval_method: sample.intervalMethod,
    simulated: sample.simulated,
    throttled: sample.throttle,
    newest_at: isoTime(sample.newestMs),
  };
}
