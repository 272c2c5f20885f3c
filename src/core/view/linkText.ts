/** Longest single value a link may carry, in UTF-16 units after decoding. */
export const MAX_VALUE_LENGTH = 300;

/** Most values one list in a link may carry. */
export const MAX_LIST_LENGTH = 200;

/** Longest query a link may carry, in characters without the leading `?`. */
export const MAX_QUERY_LENGTH = 16_384;

/** Stands for the empty text ("not stated"), so that it differs from a parameter left empty by accident. */
const EMPTY_WORD = '!none';

const LONE_SURROGATE = /\p{Surrogate}/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const CONTROL = /\p{Control}/u;
const UNSAFE_TO_SHOW = /\p{Control}|\p{Surrogate}/gu;

/** Percent-encodes a text so that any URL parser leaves it as it is; a lone surrogate, which no URL can carry, becomes U+FFFD. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATES, '\uFFFD'))
    .replace(/['()*]/g, percent)
    .replaceAll('%20', '+')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/')
    .replaceAll('%3A', ':');
}

/** Undoes `encodeText`, reading `+` as a space; null when a percent escape is broken or is not UTF-8. */
export function decodeText(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** Escapes the last character where chat and mail programs would not take it for a part of the link; a `+` stands for a space. */
export function protectEnd(query: string): string {
  return query.replace(/\+$/, '%20').replace(/[!.,:_~]$/, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Writes a value as one word: `!` goes before each `!`, `,` and `~`, and the empty text is `!none`. */
export function escapeWord(value: string): string {
  return value === '' ? EMPTY_WORD : value.replace(/[!,~]/g, '!$&');
}

/** Undoes `escapeWord`; a `!` that escapes nothing stands for itself. */
export function unescapeWord(word: string): string {
  return word === EMPTY_WORD ? '' : word.replace(/!([!,~])/g, '$1');
}

/** Splits at the separators that are not escaped; the words stay escaped. */
export function splitWords(text: string, separator: ',' | '~'): readonly string[] {
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '!' && '!,~'.includes(text[at + 1] ?? ' ')) at += 1;
    else if (text[at] === separator) {
      words.push(text.slice(start, at));
      start = at + 1;
    }
  }
  words.push(text.slice(start));
  return words;
}

/** Says why a decoded value is refused; null for a good one. */
export function problemOf(value: string): string | null {
  if (value.length > MAX_VALUE_LENGTH) return `too long (more than ${String(MAX_VALUE_LENGTH)} characters)`;
  if (CONTROL.test(value)) return 'holds a control character';
  if (LONE_SURROGATE.test(value)) return 'not valid text';
  return null;
}

/** Shortens a refused value for a message; what could disturb a terminal or a page shows as U+FFFD. */
export function excerptOf(value: string): string {
  const short = value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH - 1)}…` : value;
  return short.replace(UNSAFE_TO_SHOW, '\uFFFD');
}
