import type { ModelInfo } from '../model/modelAndDevice.ts';

/** Characters; what the search box takes. */
const LONGEST = 200;

/**
 * The search that leaves one model: its name, and as few excluded words as keep the others out that its name is part of
 * (`bert-base-uncased -distilbert`). Models that no word tells apart from it stay, and a leading `-` of a word of its name is left off, for it would exclude.
 */
export function searchForModel(name: string, models: readonly Pick<ModelInfo, 'name' | 'family' | 'modality'>[]): string {
  const searched = name.split(/\s+/).map((word) => word.replace(/^-+/, '')).filter((word) => word !== '').join(' ');
  const words = folded(searched).split(' ');
  const own = models.filter((model) => model.name === name).map(textOf).join('\n') || folded(name);
  const others = models.filter((model) => model.name !== name).map(textOf).filter((text) => words.every((word) => text.includes(word)));
  return withExclusions(searched, others, own);
}

/** The search that leaves several models, in the same way: `(bert-base-uncased|t5-small) -distilbert`. */
export function searchForModels(names: readonly string[], models: readonly Pick<ModelInfo, 'name' | 'family' | 'modality'>[]): string {
  const [only, ...more] = names;
  if (only !== undefined && more.length === 0) return searchForModel(only, models);
  const words = [...new Set(names.map(longestWord))].filter((word) => word !== '');
  const own = models.filter(({ name }) => names.includes(name)).map(textOf).join('\n');
  const others = models.filter(({ name }) => !names.includes(name)).map(textOf).filter((text) => words.some((word) => text.includes(folded(word))));
  return withExclusions(words.length === 1 ? (words[0] ?? '') : `(${words.join('|')})`, others, own);
}

/** What may stand between bars: the longest part of a name that holds no blank, bar or bracket. */
function longestWord(name: string): string {
  return name.split(/[\s|()]+/).reduce((longest, part) => (part.length > longest.length ? part : longest), '').replace(/^-+/, '');
}

function withExclusions(searched: string, all: readonly string[], own: string): string {
  let others = all;
  const excluded: string[] = [];
  while (others.length > 0) {
    const best = bestWord(others, own);
    if (best === null || [searched, ...excluded, best].join(' -').length > LONGEST) break;
    excluded.push(best);
    others = others.filter((text) => !text.includes(best));
  }
  return [searched, ...excluded.map((word) => `-${word}`)].join(' ');
}

/** The word that most of the others have and the wanted model has not; of equal ones the shortest. */
function bestWord(others: readonly string[], own: string): string | null {
  const counts = new Map<string, number>();
  for (const text of others) {
    const parts = text.split(/\s+/).flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]);
    for (const part of new Set(parts)) if (part !== '' && !own.includes(part)) counts.set(part, others.filter((other) => other.includes(part)).length);
  }
  const [best] = [...counts].toSorted(([one, many], [other, more]) => more - many || one.length - other.length);
  return best?.[0] ?? null;
}

function textOf({ name, family, modality }: Pick<ModelInfo, 'name' | 'family' | 'modality'>): string {
  return folded(`${name}\n${family ?? ''}\n${modality ?? ''}`);
}

/** As the search folds names. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
