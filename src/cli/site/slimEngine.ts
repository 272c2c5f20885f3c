const MAGIC = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const EXPORT_SECTION = 7;
/** Names that the script puts together while it runs. */
const BUILT_NAMES = /^(?:dynCall_|duckdb_web_)/;

/**
 * The engine's program without the exports that its script never asks for. DuckDB exports 78,000 symbols for extensions to link
 * against; extensions are locked out here, and the script of every new engine goes through the whole list four times.
 * Nothing else is changed: code, data and table stay as they are.
 * @throws {Error} when it is no WebAssembly program, or keeps none of its exports.
 */
export function slimEngine(program: Uint8Array, script: string): Uint8Array {
  if (MAGIC.some((byte, at) => program[at] !== byte)) throw new Error('the engine is no WebAssembly program');
  const words = new Set(script.match(/[\w$]+/g));
  const isAsked = (name: string): boolean => words.has(name) || words.has(`_${name}`) || BUILT_NAMES.test(name);
  const parts: Uint8Array[] = [program.subarray(0, MAGIC.length)];
  let kept = 0;
  for (const { start, body, end } of sections(program)) {
    if (program[start] === EXPORT_SECTION) {
      const entries = exportEntries(program, body).filter(({ name }) => isAsked(name));
      kept = entries.length;
      parts.push(exportSection(entries.map(({ bytes }) => bytes)));
    } else {
      parts.push(program.subarray(start, end));
    }
  }
  if (kept === 0) throw new Error('the engine’s script asks for none of its exports');
  return join(parts);
}

/** Names that a program exports, in its order. */
export function exportNames(program: Uint8Array): string[] {
  const section = sections(program).find(({ start }) => program[start] === EXPORT_SECTION);
  return section === undefined ? [] : exportEntries(program, section.body).map(({ name }) => name);
}

interface Section {
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

function sections(program: Uint8Array): Section[] {
  const found: Section[] = [];
  for (let start = MAGIC.length; start < program.length; ) {
    const { value: bytes, next: body } = readNumber(program, start + 1);
    found.push({ start, body, end: body + bytes });
    start = body + bytes;
  }
  return found;
}

interface ExportEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function exportEntries(program: Uint8Array, body: number): ExportEntry[] {
  const decoder = new TextDecoder();
  const { value: count, next } = readNumber(program, body);
  const entries: ExportEntry[] = [];
  for (let at = next, left = count; left > 0; left -= 1) {
    const { value: length, next: name } = readNumber(program, at);
    const { next: end } = readNumber(program, name + length + 1);
    entries.push({ name: decoder.decode(program.subarray(name, name + length)), bytes: program.subarray(at, end) });
    at = end;
  }
  return entries;
}

function exportSection(entries: readonly Uint8Array[]): Uint8Array {
  const body = join([numberBytes(entries.length), ...entries]);
  return join([Uint8Array.of(EXPORT_SECTION), numberBytes(body.length), body]);
}

/** An unsigned LEB128 number and where it ends. */
function readNumber(program: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let at = start, weight = 1; ; at += 1, weight *= 128) {
    const byte = program[at];
    if (byte === undefined) throw new Error('the engine’s program is cut short');
    value += (byte % 128) * weight;
    if (byte < 128) return { value, next: at + 1 };
  }
}

function numberBytes(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return Uint8Array.from([...bytes, left]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
