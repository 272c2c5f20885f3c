import { hardwareLabel, normaliseHardware } from '../../core/model/hardware.ts';
import { normaliseModality } from '../../core/model/modality.ts';
import { normalisePrecision } from '../../core/model/precision.ts';
import type { Dataset } from '../../core/source/dataset.ts';
import type { Filters, ViewState } from '../../core/view/viewState.ts';
import { CommandFailure, EXIT } from './io.ts';
import type { CommandIo } from './io.ts';
import { flagOf } from './viewOptions.ts';

type CheckedFilter = 'source' | 'modality' | 'family' | 'hardware' | 'device' | 'precision' | 'batch' | 'testType';

interface Vocabulary {
  readonly parameter: string;
  readonly noun: string;
  readonly values: (dataset: Dataset) => readonly string[];
  /** The word of the vocabulary that is meant; null where there is none. */
  readonly normalise?: (word: string) => string | null;
  /** Whether the word means something even where the dataset has nothing of it. */
  readonly isKnown?: (word: string) => boolean;
}

const VOCABULARIES: { readonly [K in CheckedFilter]: Vocabulary } = {
  source: { parameter: 'source', noun: 'file', values: ({ sources }) => sources.map(({ label }) => label) },
  modality: { parameter: 'modality', noun: 'modality', values: ({ models }) => models.map(({ modality }) => modality ?? ''), normalise: normaliseModality, isKnown: (word) => KNOWN_MODALITIES.has(word) },
  family: { parameter: 'family', noun: 'model family', values: ({ models }) => models.map(({ family }) => family ?? '') },
  hardware: {
    parameter: 'hardware', noun: 'hardware type', values: ({ devices }) => devices.map(({ hardwareType }) => hardwareType), normalise: (word) => normaliseHardware(word)?.type ?? null, isKnown: (word) => hardwareLabel(word) !== word,
  },
  device: { parameter: 'device', noun: 'device', values: ({ devices }) => devices.map(({ name }) => name ?? '') },
  precision: { parameter: 'precision', noun: 'precision', values: ({ dimensions }) => dimensions.precision.map(({ value }) => value), normalise: normalisePrecision, isKnown: (word) => /^(?:fp|bf|tf|u?int)\d{1,2}$/.test(word) },
  batch: { parameter: 'batch', noun: 'batch size', values: ({ dimensions }) => dimensions.batch.map(({ value }) => value), isKnown: (word) => /^[1-9]\d{0,5}$/.test(word) },
  testType: { parameter: 'test', noun: 'type of test', values: ({ dimensions }) => dimensions.testType.map(({ value }) => value) },
};

const KNOWN_MODALITIES: ReadonlySet<string> = new Set(['text', 'vision', 'audio', 'multimodal', 'video'].filter((word) => normaliseModality(word) === word));

/**
 * The view with each word as the dataset writes it (`CUDA` → `cuda`). A word that the dataset lacks but that is known is
 * said on stderr, and finds nothing.
 * @throws {CommandFailure} for a word that is known nowhere, with those that the dataset has.
 */
export function withKnownValues(view: ViewState, dataset: Dataset, name: string, io: CommandIo): ViewState {
  const filters = { ...view.filters };
  for (const key of Object.keys(VOCABULARIES) as CheckedFilter[]) filters[key] = known(view.filters, key, dataset, name, io);
  return { ...view, filters };
}

function known(filters: Filters, key: CheckedFilter, dataset: Dataset, name: string, io: CommandIo): readonly string[] {
  if (filters[key].length === 0) return filters[key];
  const vocabulary = VOCABULARIES[key];
  const values = [...new Set(vocabulary.values(dataset))];
  return [...new Set(filters[key].map((word) => knownWord(word, vocabulary, values, name, io)))];
}

function knownWord(word: string, { parameter, noun, normalise, isKnown }: Vocabulary, values: readonly string[], name: string, io: CommandIo): string {
  if (values.includes(word)) return word;
  const normal = normalise?.(word) ?? word;
  if (values.includes(normal)) return normal;
  const alike = values.find((value) => value.toLowerCase() === word.toLowerCase());
  if (alike !== undefined) return alike;
  const shown = word === '' ? '!none' : word;
  if (word === '' || isKnown?.(normal) === true) {
    io.stderr(`${flagOf(parameter)} ${shown}: ${name} has nothing of it\n`);
    return normal;
  }
  throw new CommandFailure(`${flagOf(parameter)} ${shown}: ${name} has no such ${noun}`, { exitCode: EXIT.wrongUse, advice: `It has ${listed(values)}.` });
}

const LISTED_AT_MOST = 40;

function listed(values: readonly string[]): string {
  if (values.length === 0) return 'none at all';
  const shown = values.slice(0, LISTED_AT_MOST).map((value) => (value === '' ? '!none' : value));
  return `${shown.join(', ')}${values.length > LISTED_AT_MOST ? `, and ${values.length - LISTED_AT_MOST} more` : ''}`;
}
