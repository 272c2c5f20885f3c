import { hardwareLabel, normaliseHardware } from '../../model/hardware.ts';

const ERROR_LINE = /^\s*((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:Error|Exception|Interrupt|Exit|Fault))\b\s*(?::|$)/;
const UNREADABLE: ReadonlySet<string> = new Set(['SyntaxError', 'IndentationError', 'TabError']);
const STAND_IN = /(?<![a-z])(?:magic)?mock(?:ed|s)?(?![a-z])|(?<![a-z])simulat(?:ed?|es|ing|ion)(?![a-z])/i;
/** `"is_simulated": false` denies it, and `"is_simulated",` is only the name of a field. */
const DENIED = /(?:mock|simulat)\w*["']?\s*[:=]\s*["']?(?:false|0|no|none|null)\b/i;
const ONLY_NAME = /^\s*["']\w+["']\s*,?\s*$/;
const LINES_AT_MOST = 5_000;

/** The error that ended a program, by what it wrote: the last line that names one, else the last line of all; null for no text. */
export function errorIn(output: string): { readonly message: string; readonly type: string | null } | null {
  const lines = output.trimEnd().split('\n').slice(-LINES_AT_MOST).reverse();
  const telling = lines.find((line) => line.length < 2_000 && ERROR_LINE.test(line)) ?? lines[0] ?? '';
  const message = telling.trim().slice(0, 2_000);
  return message === '' ? null : { message, type: ERROR_LINE.exec(telling.slice(0, 2_000))?.[1] ?? null };
}

/** Whether Python could not even read the program: a syntax error without a traceback comes before its first line, so nothing was tested. */
export function neverRan(stderr: string): boolean {
  return UNREADABLE.has(errorIn(stderr)?.type ?? '') && !stderr.includes('Traceback (most recent call last)');
}

/** The line in which a program says that a mock or a simulation stood in for the model on a hardware. Lines about other hardware do not count, unless this one is named nowhere: then the program ran on the others. */
export function standInLine(output: string, hardware: string): string | null {
  const lines = output.split('\n').slice(0, LINES_AT_MOST);
  const own = normaliseHardware(hardware)?.type ?? hardware;
  const namesOwn = lines.some((line) => hardwareIn(line).has(own));
  const found = lines.find((line) => {
    if (!STAND_IN.test(line) || DENIED.test(line) || ONLY_NAME.test(line)) return false;
    const named = hardwareIn(line);
    return !namesOwn || named.size === 0 || named.has(own);
  });
  return found === undefined ? null : found.trim().slice(0, 160);
}

/** The hardware that an output names, where it names others and not the one asked for; empty otherwise. */
export function otherHardwareIn(output: string, hardware: string): readonly string[] {
  const named = hardwareIn(output.slice(0, 200_000));
  return named.has(normaliseHardware(hardware)?.type ?? hardware) ? [] : [...named];
}

function hardwareIn(text: string): ReadonlySet<string> {
  const types = (text.toLowerCase().match(/[a-z]+/g) ?? []).map((word) => TYPE_BY_WORD.get(word)).filter((type) => type !== undefined);
  return new Set(types);
}

const TYPE_BY_WORD = new Map(['cpu', 'cuda', 'rocm', 'mps', 'openvino', 'qualcomm', 'qnn', 'webnn', 'webgpu', 'directml']
  .map((word) => [word, normaliseHardware(word)?.type ?? word] as const).filter(([, type]) => hardwareLabel(type) !== type));
