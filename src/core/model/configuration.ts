/**
 * What a result was measured at, by names, so that a link survives a new export of the database. Numbers are repeats
 * of each other only within one configuration; across configurations nothing is ever averaged. An empty text is "not stated".
 */
export interface Configuration {
  readonly model: string;
  readonly hardwareType: string;
  /** An empty text: no device named. */
  readonly device: string;
  readonly precision: string;
  readonly batch: string;
  /** Sequence length, or the input's shape as the file writes it. */
  readonly shape: string;
  readonly testCase: string;
}

/** The parts of a configuration in the order in which they are said. */
export const CONFIGURATION_PARTS = ['model', 'hardwareType', 'device', 'precision', 'batch', 'shape', 'testCase'] as const satisfies readonly (keyof Configuration)[];
export type ConfigurationPart = (typeof CONFIGURATION_PARTS)[number];

/** One text for each configuration, to be used as a key. */
export function configurationKey(configuration: Configuration): string {
  return JSON.stringify(CONFIGURATION_PARTS.map((part) => configuration[part]));
}

/** `fp16 · batch 8 · seq 128 · embedding`: what is stated besides model and device, without the parts that are said elsewhere. */
export function settingText(configuration: Pick<Configuration, 'precision' | 'batch' | 'shape' | 'testCase'>, without: readonly ConfigurationPart[] = []): string {
  const { precision, batch, shape, testCase } = configuration;
  const parts: readonly (readonly [ConfigurationPart, string])[] = [
    ['precision', precision],
    ['batch', batch === '' ? '' : `batch ${batch}`],
    ['shape', shape === '' ? '' : /^\d+$/.test(shape) ? `seq ${shape}` : shape],
    ['testCase', testCase],
  ];
  return parts.filter(([part, text]) => text !== '' && !without.includes(part)).map(([, text]) => text).join(' · ');
}
