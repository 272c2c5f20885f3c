const ALIASES: ReadonlyMap<string, string> = new Map([
  ['float32', 'fp32'], ['float', 'fp32'], ['f32', 'fp32'], ['single', 'fp32'], ['32bit', 'fp32'], ['32', 'fp32'],
  ['float16', 'fp16'], ['half', 'fp16'], ['f16', 'fp16'], ['16bit', 'fp16'], ['16', 'fp16'],
  ['bfloat16', 'bf16'], ['float8', 'fp8'], ['float64', 'fp64'], ['double', 'fp64'], ['float4', 'fp4'],
  ['8bit', 'int8'], ['8', 'int8'], ['i8', 'int8'],
  ['4bit', 'int4'], ['4', 'int4'], ['i4', 'int4'],
  ['3bit', 'int3'], ['3', 'int3'], ['2bit', 'int2'], ['2', 'int2'], ['1bit', 'int1'], ['1', 'int1'],
]);

/** Line breaks and the like, which no list of choices can carry. */
const CONTROLS = /\p{Cc}+/gu;

const NOT_STATED = new Set(['', 'unset', 'unknown', 'none', 'null', 'n/a', 'nan']);

/** Normalises a precision word (`FP16`, `8-bit`, `4`) to the field's term (`fp16`, `int8`, `int4`); null when it states none. Unknown words pass through as they are. */
export function normalisePrecision(word: string): string | null {
  const text = word.trim();
  const lower = text.toLowerCase();
  if (NOT_STATED.has(lower)) return null;
  const compact = lower.replaceAll(/[\s_-]+/g, '').replace(/\.0$/, '').replace(/bits$/, 'bit');
  const alias = ALIASES.get(compact);
  if (alias !== undefined) return alias;
  if (/^(u?int|fp|bf|tf|mxfp|nvfp)\d{1,3}$/.test(compact)) return compact;
  return /^(default|ultra[ _-]low|mixed\b.*)$/.test(lower) ? lower : text.replaceAll(CONTROLS, ' ');
}

const ORDER = ['fp64', 'fp32', 'tf32', 'bf16', 'fp16', 'fp8', 'int8', 'uint8', 'fp4', 'int4', 'int3', 'int2', 'int1'];

/** Widest first; words that are not in the list follow by name, "not stated" last. */
export function comparePrecisions(left: string, right: string): number {
  return rank(left) - rank(right) || left.localeCompare(right, 'en');
}

function rank(word: string): number {
  if (word === '') return 99;
  const index = ORDER.indexOf(word);
  return index === -1 ? 50 : index;
}
