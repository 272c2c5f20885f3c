const HEADING = /^(?:Usage: .*|Examples?:|[A-Z][\w, ]*:)\s*$/;

/** Sets the paragraphs of a help text into the width of the terminal; what is indented (lists of options, examples) stays as it is. */
export function reflow(text: string, width: number): string {
  const lines: string[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    lines.push(...wrap(paragraph.join(' '), width));
    paragraph = [];
  };
  for (const line of text.split('\n')) {
    if (/^\S/.test(line) && !HEADING.test(line)) {
      paragraph.push(line.trimEnd());
    } else {
      flush();
      lines.push(line);
    }
  }
  flush();
  return lines.join('\n');
}

function wrap(text: string, width: number): string[] {
  if (text === '') return [];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
