import { plainText } from './plainText.ts';

/** Markup that only `html` makes, so that a text can never be taken for it. */
export class Html {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  /** Joins constant markup with values: texts are escaped, markup is kept. The only place where HTML comes into being. */
  static join(strings: readonly string[], values: readonly HtmlPart[]): Html {
    return new Html(strings.map((text, index) => (index === 0 ? text : `${partText(values[index - 1] ?? null)}${text}`)).join(''));
  }

  get markup(): string {
    return this.#markup;
  }
}

export type HtmlPart = string | number | Html | null | readonly HtmlPart[];

/** A template whose values are escaped, in text and in quoted attributes alike; null is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return Html.join(strings, values);
}

function partText(part: HtmlPart): string {
  if (part === null) return '';
  if (part instanceof Html) return part.markup;
  return typeof part === 'object' ? part.map(partText).join('') : escapeHtml(String(part));
}

const ENTITIES = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&#39;']]);

function escapeHtml(text: string): string {
  return plainText(text).replaceAll(/[&<>"']/g, (character) => ENTITIES.get(character) ?? '');
}
