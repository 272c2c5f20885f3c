import { Fields, isList, isObject } from '../fields.ts';
import { Findings } from '../findings.ts';
import { runFields } from '../record.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json, JsonObject } from '../types.ts';
import { readFunctionality } from './functionalityTests.ts';
import { readSimulatedHardware } from './simulatedHardware.ts';

/** Exit codes of test programs: `detailed_results[{model, hardware, success, return_code, stdout, stderr}]`, said once more in short by `model_results`. */
export const modelFunctionalityShape: Shape = { key: 'model-functionality', label: 'functionality tests of models', matches, read };

function matches(content: JsonObject | readonly Json[]): boolean {
  return isObject(content) && (isList(content['detailed_results']) || (isObject(content['model_results']) && isObject(content['stats'])));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const findings = new Findings();
  if (!isObject(content)) return findings.reading([]);
  const file = new Fields(content, '', findings);
  const stats = file.object('stats');
  const startedMs = stats?.time('timestamp') ?? file.time('timestamp');
  const stamp = stats?.text('timestamp') ?? file.text('timestamp');
  const run = runFields({ name: `model functionality${stamp === null ? '' : ` ${stamp}`}`, completedMs: startedMs });
  return findings.reading(readFunctionality(file, { atMs: startedMs, run, models: new Map(), simulation: readSimulatedHardware(file), seen: new Map() }));
}
