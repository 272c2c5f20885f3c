/** Longer texts are kept by their start and their end. */
const TEXT_AT_MOST = 20_000;
const NAME_AT_MOST = 1_000;
/** NUL and halves of surrogate pairs: no database keeps them as they are, so that the same text would be two. */
const UNKEEPABLE = /\p{Cs}|\0/gu;

/** A text as it is kept: whole characters only, and cut in the middle where it is longer than 20,000. */
export function keptText(text: string): string {
  return cut(text).replaceAll(UNKEEPABLE, '\uFFFD');
}

/** A name as it is kept: trimmed, and no longer than 1,000 characters. */
export function keptName(text: string): string {
  return text.trim().slice(0, NAME_AT_MOST).trimEnd().replaceAll(UNKEEPABLE, '\uFFFD');
}

function cut(text: string): string {
  if (text.length <= TEXT_AT_MOST) return text;
  const head = (TEXT_AT_MOST * 3) / 5;
  return `${text.slice(0, head)}\n… ${text.length - TEXT_AT_MOST} characters left out …\n${text.slice(head - TEXT_AT_MOST)}`;
}
