import { Fields, isList, isObject, pointer, shown } from '../fields.ts';
import { Findings } from '../findings.ts';
import { modelFields, runFields } from '../record.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json, JsonObject, ModelFields } from '../types.ts';
import { programSimulation, readPlatformStatuses, statesPlatforms } from './platformStatuses.ts';

/** What a test program says of one model in free text: `status{cpu_handler: "Success (REAL)", …}`, `examples[]`, `metadata{}`; the same within `results`, or the statuses beside `metadata`. */
export const statusExamplesShape: Shape = { key: 'status-examples', label: 'statuses and examples of one model', matches, read };

interface Sheet {
  readonly statuses: Fields;
  readonly examples: Fields | null;
  /** From the innermost to the outermost. */
  readonly metadata: readonly Fields[];
}

function matches(content: JsonObject | readonly Json[]): boolean {
  if (!isObject(content)) return false;
  const { results } = content;
  return isSheet(content) || (isObject(results) && isSheet(results)) || (isObject(content['metadata']) && statesPlatforms(content));
}

function isSheet(content: JsonObject): boolean {
  const { status, examples, metadata } = content;
  return isObject(status) && (statesPlatforms(status) || isList(examples) || isObject(metadata));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const findings = new Findings();
  if (!isObject(content)) return findings.reading([]);
  const file = new Fields(content, '', findings);
  const sheet = sheetOf(file);
  const model = modelOf(sheet);
  if (model === null) {
    findings.reject('no-model', sheet.statuses.place, 'Statuses were found, and neither metadata nor status names a model (model_name, model).');
    return findings.reading([]);
  }
  const atMs = first(sheet.metadata, (fields) => fields.time('test_timestamp', 'timestamp'));
  const stamp = first(sheet.metadata, (fields) => fields.text('test_run_id', 'test_timestamp', 'timestamp'));
  const environment = Object.assign({}, ...sheet.metadata.map((fields) => fields.rest('platform_status') ?? {})) as JsonObject;
  const program = { model, atMs, run: runFields({ name: `${model.name.slice(0, 200)}${stamp === null ? '' : ` ${stamp}`}`, startedMs: atMs }), environment, simulation: programSimulation(file, ...sheet.metadata) };
  return findings.reading(readPlatformStatuses([sheet.statuses, ...summaries(sheet)], examplesOf(sheet), program));
}

function sheetOf(file: Fields): Sheet {
  const metadata = file.object('metadata');
  const results = isObject(file.content['results']) && isObject(file.content['results']['status']) ? file.object('results') : null;
  const holder = results ?? file;
  const statuses = isObject(holder.content['status']) ? holder.object('status') : null;
  const inner = results?.object('metadata') ?? null;
  return { statuses: statuses ?? file, examples: statuses === null ? null : holder, metadata: [inner, metadata].filter((fields) => fields !== null) };
}

function first<T>(sources: readonly Fields[], ask: (fields: Fields) => T | null): T | null {
  for (const fields of sources) {
    const answer = ask(fields);
    if (answer !== null) return answer;
  }
  return null;
}

/** The model by its name; a path to a model that the program made for itself only where nothing else is said. */
function modelOf({ metadata, statuses }: Sheet): ModelFields | null {
  const names = [...metadata, statuses].flatMap((fields) => [fields.name('model_name'), fields.name('model'), fields.name('test_model')]).filter((name) => name !== null);
  const name = names.find((candidate) => !/^(?:\/|~|[A-Za-z]:\\)/.test(candidate)) ?? names[0];
  return name === undefined ? null : modelFields({ name, type: first(metadata, (fields) => fields.name('model_type', 'primary_task', 'task')), modality: first(metadata, (fields) => fields.name('modality')) });
}

/** `platform_status` says once more, in short, how each platform ended: taken only for platforms of which the statuses say nothing. */
function summaries({ statuses, metadata }: Sheet): readonly Fields[] {
  const known = new Set(Object.keys(statuses.content).flatMap((key) => key.split('_').slice(0, 2)));
  return metadata.flatMap((fields) => {
    const summary = fields.object('platform_status');
    const fresh = Object.entries(summary?.content ?? {}).filter(([hardware]) => !known.has(hardware));
    return summary === null || fresh.length === 0 ? [] : [new Fields(Object.fromEntries(fresh), summary.place, summary.findings)];
  });
}

function examplesOf({ examples }: Sheet): readonly Fields[] {
  return (examples?.list('examples') ?? []).flatMap((item, index) => {
    const place = pointer(examples?.at('examples') ?? '', index);
    if (isObject(item) && examples !== null) return [new Fields(item, place, examples.findings)];
    examples?.findings.reject('bad-value', place, `${shown(item)} was found where an example {platform, elapsed_time, …} was expected.`);
    return [];
  });
}
