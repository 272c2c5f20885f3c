import { METRIC_KEYS } from '../../core/model/metric.ts';
import { CELL_STATES } from '../../core/model/state.ts';
import { ACROSS, COMPARE_ORDERS, INCLUDABLE, PAGES, PERFORMANCE_CHARTS, POWER_CHARTS } from '../../core/view/viewState.ts';
import type { Page } from '../../core/view/viewState.ts';

/** How a parameter of a link is given on the command line. */
export interface ViewFlag {
  /** What stands for the value in help. */
  readonly value: string;
  readonly help: string;
  /** The page that the parameter is of; `all` for what filters every page. */
  readonly page: Page | 'all';
  /** Words that are possible, where they are a closed set. */
  readonly choices?: readonly string[];
  /** Given several times, the values are joined. */
  readonly list?: true;
}

const flag = (page: ViewFlag['page'], value: string, help: string, choices?: readonly string[]): ViewFlag => ({ page, value, help, ...(choices === undefined ? {} : { choices }) });
const list = (page: ViewFlag['page'], value: string, help: string, choices?: readonly string[]): ViewFlag => ({ ...flag(page, value, help, choices), list: true });

const CONTENTS = ['state', 'score', 'pass-rate', 'count', 'age', ...METRIC_KEYS.flatMap((key) => [`${key}.best`, `${key}.median`])];

/** By the name of the parameter in a link, one for each in `LINK_FIELDS` but those in `LINK_ONLY`. */
export const VIEW_FLAGS: Readonly<Record<string, ViewFlag>> = {
  page: flag('all', 'page', 'page of the dashboard', PAGES),
  q: flag('all', 'words', 'models whose name, family or modality holds all words; -word: must not'),
  source: list('all', 'files', 'results of these files'),
  modality: list('all', 'modalities', 'text, vision, audio, multimodal, …'),
  family: list('all', 'families', 'model families: bert, vit, …'),
  hardware: list('all', 'types', 'hardware types: cuda, cpu, rocm, …'),
  device: list('all', 'devices', 'device names; !none: rows that name no device'),
  state: list('all', 'states', 'cells in these states', CELL_STATES),
  only: list('all', 'marks', 'only cells so marked', ['conflict', 'stale']),
  precision: list('all', 'precisions', 'fp32, fp16, int8, …; !none: not stated'),
  batch: list('all', 'sizes', 'batch sizes; !none: not stated'),
  test: list('all', 'types', 'types of test; !none: not stated'),
  since: flag('all', 'day', 'results from this UTC day on, YYYY-MM-DD'),
  until: flag('all', 'day', 'results up to this UTC day, YYYY-MM-DD'),
  evidence: flag('all', 'kind', 'which results count', ['all', 'real', 'simulated']),
  throttled: flag('all', 'choice', 'whether throttled results count', ['all', 'without']),
  include: list('performance', 'kinds', 'what comparisons take in besides real results', INCLUDABLE),
  show: flag('matrix', 'content', 'what cells show beside the state: latency.median, throughput.best, count, …', CONTENTS),
  'at.batch': flag('matrix', 'size', 'batch size at which a metric is shown (default: the most frequent)'),
  'at.precision': flag('matrix', 'precision', 'precision at which a metric is shown'),
  'at.case': flag('matrix', 'case', 'test case at which a metric is shown'),
  sort: flag('matrix', 'order', 'name, family, coverage, failures, newest or column~hardware; a leading - reverses (--sort=-newest)'),
  group: flag('matrix', 'grouping', 'how models are grouped', ['modality', 'family', 'none']),
  open: list('matrix', 'types', 'hardware types shown with their devices'),
  fold: list('matrix', 'groups', 'groups of models folded away'),
  stale: flag('matrix', 'days', 'age from which evidence is stale; 0: never'),
  cell: flag('matrix', 'cell', 'the cell that is open: model~hardware[~device]'),
  chart: flag('performance', 'chart', 'chart of the performance page', PERFORMANCE_CHARTS),
  metric: flag('performance', 'metric', 'what is compared', METRIC_KEYS),
  across: flag('performance', 'part', 'what stands side by side', ACROSS),
  versus: flag('performance', 'choice', 'what each row is held against', ['baseline', 'best']),
  baseline: flag('performance', 'value', 'the value that others are held against'),
  order: flag('performance', 'order', 'order of the rows', COMPARE_ORDERS),
  scale: flag('performance', 'scale', 'scale of the axis', ['linear', 'log']),
  split: flag('performance', 'day', 'first day of the later time window, YYYY-MM-DD'),
  against: flag('performance', 'metric', 'other axis of the Pareto chart', METRIC_KEYS),
  dominated: flag('performance', 'choice', 'dominated points of the Pareto chart', ['shown', 'hidden']),
  power: flag('power', 'chart', 'chart of the power page', POWER_CHARTS),
  run: flag('power', 'run', 'recorded run: table/series'),
  window: flag('power', 'seconds', 'part of the run in view: from~to'),
  load: flag('power', 'seconds', 'load window over which energy is taken: from~to'),
  price: flag('power', 'price', 'electricity price for a kWh'),
  carbon: flag('power', 'grams', 'grams of CO₂ for a kWh'),
  'of.model': flag('performance', 'model', 'model that a chart is about'),
  'of.hardware': flag('performance', 'type', 'hardware type that a chart is about'),
  'of.device': flag('performance', 'device', 'device that a chart is about'),
  'of.precision': flag('performance', 'precision', 'precision that a chart is about'),
  'of.batch': flag('performance', 'size', 'batch size that a chart is about'),
  'of.shape': flag('performance', 'shape', 'input shape that a chart is about'),
  'of.case': flag('performance', 'case', 'test case that a chart is about'),
  pin: list('performance', 'results', 'pinned results: model~hardware~device~precision~batch~shape~case'),
};

/** Parameters that a person does not write: which file a link was made for. */
export const LINK_ONLY: readonly string[] = ['data'];

/** `at.batch` → `at-batch`; the search has a name of its own. */
export function flagName(parameter: string): string {
  return parameter === 'q' ? 'search' : parameter.replaceAll('.', '-');
}
