import { normaliseHardware } from '../../model/hardware.ts';
import { boundedDetails } from '../details.ts';
import { Fields, isObject, pointer, shown } from '../fields.ts';
import { readSubject } from '../parts/subject.ts';
import type { Subject } from '../parts/subject.ts';
import { hardwareFields, modelFields, resultRecord, testFields } from '../record.ts';
import type { Simulation } from '../simulation.ts';
import type { Json, ModelFields, ResultRecord, RunFields } from '../types.ts';
import { errorIn, neverRan, otherHardwareIn, standInLine } from './programOutput.ts';

/** What the file around a section of functionality tests says of all its results. */
export interface FunctionalityContext {
  readonly atMs: number | null;
  readonly run: RunFields | null;
  /** Family and modality by the key that tests use for a model. */
  readonly models: ReadonlyMap<string, Pick<ModelFields, 'family' | 'modality'>>;
  readonly simulation: (hardware: string) => Simulation;
  /** Results of the file so far, by their content, with their places. */
  readonly seen: Map<string, string>;
}

/** `detailed_results[]` and `model_results{model:{hardware:passed}}` of one call of the test programs. Both say the same: the detailed one is taken, and of the other only what is nowhere else. */
export function readFunctionality(section: Fields, context: FunctionalityContext): readonly ResultRecord[] {
  const atMs = section.object('stats')?.time('timestamp') ?? section.time('timestamp') ?? context.atMs;
  const detailed = readDetailed(section, { ...context, atMs });
  return [...detailed.records, ...readModelResults(section, { ...context, atMs }, detailed.outcomes)];
}

interface Detailed {
  readonly records: readonly ResultRecord[];
  /** Success by `pair()`. */
  readonly outcomes: ReadonlyMap<string, boolean | null>;
}

function readDetailed(section: Fields, context: FunctionalityContext): Detailed {
  const outcomes = new Map<string, boolean | null>();
  const place = section.at('detailed_results');
  const records = (section.list('detailed_results') ?? []).flatMap((item, index) => {
    const at = pointer(place, index);
    if (!isObject(item)) {
      section.findings.reject('bad-value', at, `A result {model, hardware, success, …} was expected, ${shown(item)} was found.`);
      return [];
    }
    const fields = new Fields(item, at, section.findings);
    const subject = readSubject(fields);
    if (subject === null) return [];
    const record = readDetailedResult(fields, subject, context);
    if (record === null) return [];
    outcomes.set(pair(subject.model.name, subject.hardware.type), record.test?.success ?? null);
    return isRepeated(fields, context) ? [] : [record];
  });
  return { records, outcomes };
}

/** One call of a test program; its exit and its output decide, and the output may say that a mock stood in. */
function readDetailedResult(fields: Fields, subject: Subject, context: FunctionalityContext): ResultRecord | null {
  const code = fields.finite('return_code', 'exit_code');
  const stated = fields.boolean('success');
  const success = stated ?? (code === null ? null : code === 0);
  const [stdout, stderr] = [fields.text('stdout') ?? '', fields.text('stderr') ?? ''];
  const error = success === false ? (statedError(fields) ?? errorIn(stderr) ?? errorIn(stdout)) : null;
  const status = fields.text('status');
  if (success === null && status === null && error === null) {
    fields.findings.reject('no-measurement', fields.place, 'Neither success nor a return code was found; one of them says how the test ended.');
    return null;
  }
  noteForeignOutput(fields, subject.hardware.type, success, stdout);
  const unread = success === false && neverRan(stderr);
  if (unread) fields.findings.note(`Test programs that Python could not read (${error?.type}) ran nothing: their results are kept as not run, with the error.`);
  const details = boundedDetails({ ...fields.rest(), ...(unread ? { success: false } : {}), ...(code === null ? {} : { return_code: code }), ...(stdout === '' ? {} : { stdout }), ...(stderr === '' ? {} : { stderr }) });
  return resultRecord({
    place: fields.place, model: { ...subject.model, ...context.models.get(subject.model.name) }, hardware: subject.hardware, atMs: fields.time('timestamp') ?? context.atMs, run: context.run,
    test: testFields({ testType: 'functionality', status: status ?? (unread ? 'not_run' : null), success: unread ? null : success, errorMessage: error?.message ?? null, errorType: error?.type ?? null, executionTimeS: fields.notNegative('execution_time', 'elapsed_time'), details }),
    ...simulationIn(stdout, subject.hardware.type, context),
  });
}

function statedError(fields: Fields): { readonly message: string; readonly type: string | null } | null {
  const message = fields.text('error', 'error_message');
  return message === null ? null : { message, type: fields.name('error_type') };
}

function simulationIn(stdout: string, hardware: string, context: FunctionalityContext): Simulation {
  const declared = context.simulation(hardware);
  const line = declared.simulated ? null : standInLine(stdout, hardware);
  return line === null ? declared : { simulated: true, simulationReason: `The output of the test says: ${line}` };
}

function noteForeignOutput(fields: Fields, hardware: string, success: boolean | null, stdout: string): void {
  const others = success === true ? otherHardwareIn(stdout, hardware) : [];
  if (others.length > 0) fields.findings.note(`The test at ${fields.place} passed as a test of ${hardware}, but its output names only ${others.join(', ')}.`);
}

/** A section that repeats another word for word, at the same time, was written twice: it is no second run. */
function isRepeated(fields: Fields, context: FunctionalityContext): boolean {
  const content = JSON.stringify([fields.content, context.atMs]);
  const first = context.seen.get(content);
  if (first === undefined) context.seen.set(content, fields.place);
  else fields.findings.reject('derived', fields.place, `The result at ${first} is repeated here word for word and with the same time; it was counted once.`);
  return first !== undefined;
}

function readModelResults(section: Fields, context: FunctionalityContext, outcomes: Detailed['outcomes']): readonly ResultRecord[] {
  const models = section.object('model_results');
  return (models?.members() ?? []).flatMap(([model, platforms]) => Object.keys(platforms.content).flatMap((hardware) => {
    const success = platforms.boolean(hardware);
    if (success === null) return [];
    const known = outcomes.get(pair(model, hardware));
    if (known !== undefined) {
      if (known !== null && known !== success) section.findings.reject('bad-value', platforms.at(hardware), `${shown(success)} was found here, and ${shown(known)} in detailed_results; the detailed result was taken.`);
      return [];
    }
    return briefResult(platforms, { model, hardware, success }, context);
  }));
}

function briefResult(platforms: Fields, { model, hardware, success }: { readonly model: string; readonly hardware: string; readonly success: boolean }, context: FunctionalityContext): readonly ResultRecord[] {
  const subject = readSubject(new Fields({ model, hardware } satisfies Record<string, Json>, platforms.at(hardware), platforms.findings));
  if (subject === null) return [];
  return [resultRecord({
    place: platforms.at(hardware), model: modelFields({ name: subject.model.name, ...context.models.get(model) }), hardware: hardwareFields({ type: subject.hardware.type }), atMs: context.atMs, run: context.run,
    test: testFields({ testType: 'functionality', success }), ...context.simulation(hardware),
  })];
}

function pair(model: string, hardware: string): string {
  return JSON.stringify([model.toLowerCase(), normaliseHardware(hardware)?.type ?? hardware]);
}
