import { boundedDetails } from '../details.ts';
import { Fields, isObject, shown } from '../fields.ts';
import { Findings } from '../findings.ts';
import { modelFields, runFields } from '../record.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json, JsonObject, ResultRecord, RunFields } from '../types.ts';
import { platformIn, programSimulation, readPlatformStatuses } from './platformStatuses.ts';
import { errorIn } from './programOutput.ts';

/** Calls of test programs, one for each model: `skill_tests{"test_hf_t5.py":{elapsed_time, return_code, stdout, stderr, json_result{cuda_init, cuda_handler, …}}}`, or `results{"skills/test_hf_t5.py":{status, execution_time, performance_metrics{cuda:{…}}}}`. */
export const skillTestsShape: Shape = { key: 'skill-tests', label: 'calls of skill tests', matches, read };

const PROGRAM = /\.py$/;

function matches(content: JsonObject | readonly Json[]): boolean {
  if (!isObject(content)) return false;
  return isObject(content['skill_tests']) || (isObject(content['results']) && Object.keys(content['results']).length > 0 && Object.entries(content['results']).every(([key, value]) => PROGRAM.test(key) && isObject(value)));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const findings = new Findings();
  if (!isObject(content)) return findings.reading([]);
  const file = new Fields(content, '', findings);
  const metadata = file.object('metadata');
  const startedMs = file.time('timestamp') ?? metadata?.time('timestamp') ?? null;
  const stamp = file.text('timestamp') ?? metadata?.text('timestamp') ?? null;
  const run = runFields({ name: `skill tests${stamp === null ? '' : ` ${stamp}`}`, startedMs, command: file.text('command') });
  const tests = file.object('skill_tests') ?? file.object('results');
  const records = (tests?.members() ?? []).flatMap(([key, fields]) => readCall(key, fields, run, file.text('python_version')));
  return findings.reading(records);
}

/** One program: its own words say what happened on which hardware; without them the exit code tells of no hardware in particular. */
function readCall(key: string, fields: Fields, run: RunFields, python: string | null): readonly ResultRecord[] {
  const name = modelIn(key);
  const call = { test_file: key, ...boundedDetails({ ...(python === null ? {} : { python_version: python }), ...fields.rest('json_result', 'performance_metrics', 'stdout', 'stderr') }) };
  const stated = fields.object('json_result');
  const metrics = fields.object('performance_metrics');
  const sheets = [...(stated === null ? [] : [stated]), ...(metrics === null ? [] : metrics.members().map(([, sheet]) => sheet))];
  if (name === null || !sheets.some(({ content }) => Object.keys(content).some((word) => platformIn(word) !== null))) {
    rejectCall(key, fields, name);
    return [];
  }
  const metadata = stated?.object('metadata') ?? null;
  const program = { model: modelFields({ name }), atMs: metadata?.time('timestamp') ?? run.startedMs, run, environment: { ...call, ...metadata?.rest() }, simulation: programSimulation(metadata, stated) };
  return readPlatformStatuses(sheets, [], program);
}

function rejectCall(key: string, fields: Fields, name: string | null): void {
  if (name === null) {
    fields.findings.reject('no-model', fields.place, `The name ${shown(key)} does not tell which model it tests; test_hf_<model>.py does.`);
    return;
  }
  const code = fields.finite('return_code', 'exit_code');
  const error = errorIn(fields.text('stderr') ?? fields.text('error') ?? '')?.message;
  const end = code === null ? `has the status ${fields.text('status') ?? 'not stated'}` : `ended with return code ${code}`;
  fields.findings.reject('no-hardware', fields.place, `The test of ${name} ${end}${code !== 0 && error !== undefined ? ` (${error.slice(0, 200)})` : ''}, and says of no hardware what happened on it.`);
}

/** `llama` of `skills/test_hf_llama.py`. */
function modelIn(key: string): string | null {
  return /(?:^|[\\/])test_(?:hf_)?(\w[\w-]{0,99})\.py$/.exec(key)?.[1] ?? null;
}
