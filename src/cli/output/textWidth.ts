const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const TWO_WIDE = /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const PLAIN = /^[\x20-\x7E]*$/;

/** Places that a text takes on a terminal. */
export function textWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text in exactly that many places: cut with `…`, or filled with spaces. */
export function fitText(text: string, width: number, right = false): string {
  const own = textWidth(text);
  if (own > width) return cutText(text, width);
  const fill = ' '.repeat(width - own);
  return right ? fill + text : text + fill;
}

function cutText(text: string, width: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    const next = characterWidth(character);
    if (used + next > width - 1) break;
    kept += character;
    used += next;
  }
  return `${kept}…${' '.repeat(width - 1 - used)}`;
}

function characterWidth(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return TWO_WIDE.test(character) ? 2 : 1;
}
