import { normaliseStatus } from '../../model/status.ts';
import { boundedDetails } from '../details.ts';
import { Fields, isObject } from '../fields.ts';
import { isKnownHardware } from '../parts/subject.ts';
import { hardwareFields, hasMeasurement, performanceFields, resultRecord, testFields } from '../record.ts';
import { simulationOf } from '../simulation.ts';
import type { Simulation } from '../simulation.ts';
import type { Json, JsonObject, ModelFields, PerformanceFields, ResultRecord, RunFields, TestFields } from '../types.ts';

/** What all hardware of one test program has in common. */
export interface ProgramFields {
  readonly model: ModelFields;
  readonly atMs: number | null;
  readonly run: RunFields | null;
  /** Versions and the like, kept with each result. */
  readonly environment: JsonObject | null;
  /** What the file around it says of the program. */
  readonly simulation: Simulation;
}

/** A text that says how a step went. */
const STEP = /^\W{0,2}(?:success\w*|pass(?:ed)?|ok|completed?|partial\w*|fail(?:ed|ure)?|errors?|timed? ?out|skipped|crash(?:ed)?|mock(?:ed)?)\b|\berror: /i;
const ERROR = /\berror: /i;
/** A text that says that the hardware was not there: then nothing was tested. */
const ABSENT = /\bnot (?:available|found|detected|installed|present)\b|^no\b.*\b(?:device|hardware|gpu|adapter|backend)s?\b/i;
const STAND_IN = /(?<![a-z])(?:magic)?mock(?:ed)?(?![a-z])|(?<![a-z])simulat(?:ed|ion)(?![a-z])/i;

interface Step {
  readonly key: string;
  readonly text: string;
  readonly place: string;
  readonly failed: boolean;
  readonly word: ReturnType<typeof normaliseStatus>;
}

/** Everything that a program says of one hardware. */
interface Platform {
  readonly hardware: string;
  readonly steps: Step[];
  readonly absent: string[];
  readonly details: Record<string, Json>;
  readonly examples: Fields[];
  /** Why this was no measurement, in the file's words. */
  readonly standIns: string[];
  place: string;
  performance: PerformanceFields | null;
  /** Of one call, where it is stated. */
  totalTimeS: number | null;
  device: string | null;
}

/** Free-text statuses by hardware (`cpu_init: "Success (REAL)"`, `cuda_handler: "Error: …"`, `qualcomm_tests: "… not available"`) and examples (`{platform, elapsed_time, implementation_type}`): one result for each hardware. A failed step fails it, a mock makes it simulated, and hardware that was not there was not tested. */
export function readPlatformStatuses(sheets: readonly Fields[], examples: readonly Fields[], program: ProgramFields): readonly ResultRecord[] {
  const platforms = new Map<string, Platform>();
  for (const sheet of sheets) for (const key of Object.keys(sheet.content)) readKey(sheet, key, platforms);
  for (const example of examples) readExample(example, platforms);
  return [...platforms.values()].flatMap((platform) => recordOf(platform, sheets[0] ?? examples[0], program));
}

/** Whether the program says that it was simulated as a whole: by a flag, or by a library that was mocked (`transformers_mocked`, `transformers_version: "mocked"`). */
export function programSimulation(...objects: readonly (Fields | null)[]): Simulation {
  const stated = simulationOf(...objects);
  if (stated.simulated) return stated;
  const mocked = objects.flatMap((fields) => Object.entries(fields?.content ?? {})).find(([key, value]) => (key.endsWith('_mocked') && value === true) || (key.endsWith('_version') && value === 'mocked'));
  return mocked === undefined ? stated : { simulated: true, simulationReason: `The file says ${mocked[0].slice(0, 60)} is ${mocked[1] === true ? 'true' : 'mocked'}.` };
}

/** `cuda` of `cuda_handler`, `hardware_cuda_version` or `cuda`; null for what is said of no hardware. */
export function platformIn(key: string): string | null {
  const [first = '', second = ''] = key.split('_');
  const word = first === 'hardware' ? second : first;
  return isKnownHardware(word) ? word.toLowerCase() : null;
}

/** Whether a program's statuses say anything of a hardware. */
export function statesPlatforms(content: JsonObject): boolean {
  return Object.entries(content).some(([key, value]) => /^[a-z]+_(?:init|handler|tests|endpoint)$/.test(key) && typeof value === 'string' && platformIn(key) !== null);
}

function platformOf(hardware: string, place: string, platforms: Map<string, Platform>): Platform {
  const known = platforms.get(hardware);
  if (known !== undefined) return known;
  const platform: Platform = { hardware, steps: [], absent: [], details: {}, examples: [], standIns: [], place, performance: null, totalTimeS: null, device: null };
  platforms.set(hardware, platform);
  return platform;
}

function readKey(sheet: Fields, key: string, platforms: Map<string, Platform>): void {
  const hardware = platformIn(key);
  const value = sheet.raw(key);
  if (hardware === null || value === undefined || value === null) return;
  const platform = platformOf(hardware, sheet.at(key), platforms);
  platform.details[key] = value;
  if (typeof value === 'string') readWord(platform, key, value, sheet.at(key));
  else if (isObject(value)) readPart(platform, key, new Fields(value, sheet.at(key), sheet.findings));
  else if (key === `${hardware}_total_time`) platform.totalTimeS = sheet.positive(key);
  else if (value === true && /(?:is_)?(?:simulated|mock(?:ed)?)$/.test(key)) platform.standIns.push(`${key}: true`);
}

function readWord(platform: Platform, key: string, text: string, place: string): void {
  const isStep = STEP.test(text);
  const word = normaliseStatus(text.slice(0, 200));
  if (STAND_IN.test(text)) platform.standIns.push(`${key}: ${text.slice(0, 100)}`);
  if (isStep) platform.steps.push({ key, text, place, word, failed: word.outcome === 'failing' || word.outcome === 'unsupported' || ERROR.test(text) });
  else if (ABSENT.test(text)) platform.absent.push(`${key}: ${text.slice(0, 100)}`);
  else if (key === `hardware_${platform.hardware}_device_name`) platform.device = text.slice(0, 200);
}

/** `cuda_benchmark{average_inference_time s, iterations}`, `cuda_capabilities{device_name}`, `cuda_output_example{implementation_type}`. */
function readPart(platform: Platform, key: string, part: Fields): void {
  platform.device ??= part.name('device_name', 'cuda_device');
  standInsOf(platform, key, part);
  if (!key.endsWith('_benchmark')) return;
  platform.performance = performanceFields({
    ...platform.performance,
    averageLatencyMs: part.positive({ column: 'average_inference_time', factor: 1000, note: 's read as ms' }, { column: 'average_inference_time_ms' }),
    iterations: part.integer('iterations'),
    memoryPeakMb: part.positive('memory_peak_mb', 'peak_memory_mb', 'cuda_memory_used_mb', 'memory_used_mb'),
  });
}

function standInsOf(platform: Platform, key: string, part: Fields): void {
  const stated = simulationOf(part);
  const implementation = part.content['implementation'];
  if (stated.simulationReason !== null) platform.standIns.push(`${key}: ${stated.simulationReason.replace(/^The file says |\.$/g, '')}`);
  else if (typeof implementation === 'string' && STAND_IN.test(implementation)) platform.standIns.push(`${key}: implementation is ${implementation.slice(0, 60)}`);
}

function readExample(example: Fields, platforms: Map<string, Platform>): void {
  const word = example.name('platform', 'device', 'hardware');
  const hardware = word === null || !isKnownHardware(word.replace(/:\d+$/, '')) ? null : word.replace(/:\d+$/, '').toLowerCase();
  if (hardware === null) {
    example.findings.reject('no-hardware', example.place, 'An example was found that does not name the hardware on which it ran (platform).');
    return;
  }
  const platform = platformOf(hardware, example.place, platforms);
  platform.examples.push(example);
  standInsOf(platform, 'example', example);
  const output = example.object('output');
  if (output !== null) standInsOf(platform, 'example output', output);
}

function recordOf(platform: Platform, source: Fields | undefined, program: ProgramFields): readonly ResultRecord[] {
  const { steps, absent, examples, hardware, place } = platform;
  const performance = platform.performance !== null && hasMeasurement(platform.performance) ? platform.performance : null;
  if (steps.length === 0 && examples.length === 0 && performance === null) {
    if (absent.length > 0) source?.findings.reject('not-run', place, `${hardware} was not there (${absent.slice(0, 2).join('; ')}): nothing was tested on it.`);
    else source?.findings.reject('no-measurement', place, `Only settings were found for ${hardware}, and neither an outcome nor a time.`);
    return [];
  }
  const simulation = platform.standIns[0] === undefined ? program.simulation : { simulated: true, simulationReason: `The file says ${platform.standIns.slice(0, 2).join('; ')}.` };
  return [resultRecord({
    place: deciding(steps)?.place ?? place, model: program.model, hardware: hardwareFields({ type: hardware, device: platform.device }), atMs: program.atMs, run: program.run,
    test: testOf(platform, program.environment), performance, ...simulation,
  })];
}

function testOf({ steps, examples, details, totalTimeS }: Platform, environment: JsonObject | null): TestFields {
  const failed = steps.filter((step) => step.failed);
  const passed = steps.some(({ word }) => word.outcome === 'supported') && steps.every(({ word }) => word.outcome !== 'partial');
  const [only] = examples;
  return testFields({
    testType: 'functionality',
    status: shortStatus(deciding(steps)),
    success: failed.length > 0 ? false : passed ? true : null,
    errorMessage: failed.length === 0 ? null : [...new Set(failed.map(({ text }) => text))].join('; ').slice(0, 2_000),
    executionTimeS: examples.length === 1 && only !== undefined ? only.notNegative('elapsed_time') : totalTimeS,
    details: boundedDetails({ ...details, ...(examples.length === 0 ? {} : { examples: examples.map(({ content }) => content) }), ...(environment === null ? {} : { environment }) }),
  });
}

/** A failed step goes first; else what the handler did says more than that it could be set up. */
function deciding(steps: readonly Step[]): Step | undefined {
  return steps.find(({ failed }) => failed) ?? steps.find(({ key }) => key.endsWith('_handler')) ?? steps.at(-1);
}

/** As written; of an error the part before its message, which is kept apart. */
function shortStatus(step: Step | undefined): string | null {
  if (step === undefined) return null;
  const end = step.failed ? step.text.indexOf(':') : -1;
  return (end > 0 ? step.text.slice(0, end) : step.text).trim().slice(0, 100);
}
