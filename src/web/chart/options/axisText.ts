/** Widths of letters in Inter, in em, good enough to leave room by; a chart's builder has no canvas to measure with. */
function letterWidth(letter: string): number {
  if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/u.test(letter)) return 1;
  if (/[ijlI.,:;'|!()[\] ]/.test(letter)) return 0.31;
  if (/[mwMW@%&]/.test(letter)) return 0.9;
  if (/[A-Z]/.test(letter)) return 0.69;
  return 0.6;
}

/** About how wide a text is drawn, CSS pixels. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * fontSize;
}

/** Text of a file as one line of an axis or a label: no line breaks, no control or direction characters. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Cut in the middle to a width, where names differ least; `…` stands for what is gone. */
export function fitText(text: string, width: number, fontSize: number): string {
  const line = oneLine(text);
  if (textWidth(line, fontSize) <= width) return line;
  const letters = [...line];
  const room = width - textWidth('…', fontSize);
  let used = 0;
  let head = 0;
  let tail = 0;
  while (head + tail < letters.length) {
    const fromHead = head <= tail;
    used += letterWidth((fromHead ? letters[head] : letters[letters.length - 1 - tail]) ?? '') * fontSize;
    if (used > room) break;
    if (fromHead) head += 1;
    else tail += 1;
  }
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - tail).join('')}`;
}
