import { isList, isObject, pointer, shown } from './fields.ts';
import { oneLine } from './findings.ts';
import type { Shape, ShapeContext, ShapeReading } from './shape.ts';
import { SHAPE_READERS } from './shapes.ts';
import { timeInName } from './time.ts';
import type { Json, JsonObject, ReadDocument, Reject, RejectCode, ResultDocument, ResultRecord } from './types.ts';

const DEPTH_AT_MOST = 64;
/** More values than this are no result file. */
const VALUES_AT_MOST = 20_000_000;

/** Recognises a document by its content and reads it. Never throws; what was not taken is in `rejects`. */
export function readDocument(document: ResultDocument): ReadDocument {
  const { content, name, place = '' } = document;
  if (!isList(content) && !isObject(content)) return refused('unknown-shape', place, `${shown(content)} was found where an object or a list of results was expected.`);
  if (isList(content) ? content.length === 0 : Object.keys(content).length === 0) return refused('empty', place, `An empty ${isList(content) ? 'list' : 'object'} was found where results were expected.`);
  const excess = findExcess(content);
  if (excess !== null) return refused(excess.code, place + excess.place, excess.reason);
  const shape = SHAPE_READERS.find((candidate) => safely(() => candidate.matches(content), false));
  if (shape === undefined) return refused('unknown-shape', place, `${described(content)} is none of the known kinds of result file; a result has model_name (or model), hardware_type (or hardware) and a status or measurements.`);
  const nameMs = timeInName(name);
  return finished(shape, readShape(shape, content, { name, nameMs }), nameMs, place);
}

function readShape(shape: Shape, content: JsonObject | readonly Json[], context: ShapeContext): ShapeReading {
  try {
    return shape.read(content, context);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { records: [], rejects: [{ code: 'bad-value', place: '', reason: oneLine(`The file looks like ${shape.label}, but could not be read as such (${said.slice(0, 200)}).`) }], notes: [] };
  }
}

/** Adds what is the same for every shape: the time from the name, and the place within lines. */
function finished(shape: Shape, reading: ShapeReading, timeOfName: number | null, place: string): ReadDocument {
  const nameMs = reading.records.some((record) => record.atMs === null) ? timeOfName : null;
  const records = nameMs === null && place === '' ? reading.records : reading.records.map((record): ResultRecord => ({ ...record, place: place + record.place, atMs: record.atMs ?? nameMs }));
  const rejects = place === '' ? reading.rejects : reading.rejects.map((reject): Reject => ({ ...reject, place: place + reject.place }));
  const silent = records.length === 0 && rejects.length === 0;
  return {
    shape: shape.key,
    records,
    rejects: silent ? [{ code: 'no-result', place, reason: `The file is of the kind "${shape.label}" and holds no result.` }] : rejects,
    notes: nameMs === null ? reading.notes : [...reading.notes, 'The time was taken from the name of the file.'],
  };
}

function refused(code: RejectCode, place: string, reason: string): ReadDocument {
  return { shape: null, records: [], rejects: [{ code, place, reason: oneLine(reason) }], notes: [] };
}

function described(content: JsonObject | readonly Json[]): string {
  if (isList(content)) return `A list whose first item is ${shown(content[0])}`;
  const keys = Object.keys(content);
  return `An object with the keys ${keys.slice(0, 6).map((key) => key.slice(0, 40)).join(', ')}${keys.length > 6 ? ` and ${keys.length - 6} more` : ''}`;
}

/** Where a document is nested deeper, or is larger, than any reader should follow; without recursion, so that no nesting overflows. */
function findExcess(content: JsonObject | readonly Json[]): Excess | null {
  let level: Nested[] = [{ value: content, place: '' }];
  let values = 0;
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEPTH_AT_MOST) return { code: 'too-deep', place: level[0]?.place ?? '', reason: `More than ${DEPTH_AT_MOST} levels of nesting were found; no result file has so many.` };
    const next: Nested[] = [];
    for (const { value, place } of level) values += gatherNested(value, depth < 4 ? place : null, place, next);
    if (values > VALUES_AT_MOST) return { code: 'too-large', place: '', reason: `More than ${VALUES_AT_MOST} values were found in one document; write one result a line (JSON lines) instead.` };
    level = next;
  }
  return null;
}

interface Excess {
  readonly code: RejectCode;
  readonly place: string;
  readonly reason: string;
}

interface Nested {
  readonly value: JsonObject | readonly Json[];
  readonly place: string;
}

/** Appends the lists and objects of a list or an object to the next level, and gives how many values it has. */
function gatherNested(value: JsonObject | readonly Json[], above: string | null, place: string, next: Nested[]): number {
  if (isList(value)) {
    for (const [index, member] of value.entries()) if (isList(member) || isObject(member)) next.push({ value: member, place: above === null ? place : pointer(above, index) });
    return value.length;
  }
  const keys = Object.keys(value);
  for (const key of keys) {
    const member = value[key];
    if (isList(member) || isObject(member)) next.push({ value: member, place: above === null ? place : pointer(above, key) });
  }
  return keys.length;
}

function safely<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
