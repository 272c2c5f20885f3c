import type { PowerResult } from '../../../core/power/types.ts';
import type { Subject } from '../../../core/view/viewState.ts';

/** Parts that must be equal before energy or efficiency may be compared: another model, task or length is other work. */
export const WORK_PARTS = ['model', 'testCase', 'shape'] as const;
export type WorkPart = (typeof WORK_PARTS)[number];

export interface WorkChoice {
  readonly part: WorkPart;
  readonly value: string;
  /** Most results first. */
  readonly options: readonly { readonly value: string; readonly results: number }[];
}

/** Results that did the same work, and what was chosen to get there. */
export interface Comparable {
  readonly choices: readonly WorkChoice[];
  readonly results: readonly PowerResult[];
  /** Results of other work, left out. */
  readonly others: number;
}

/**
 * Narrows to one model, test case and shape: as the view says where it has results, else those with most results.
 * @param avoid Results that are chosen only when the view asks for them, or where there are no others.
 */
export function comparable(results: readonly PowerResult[], subject: Subject, avoid: (result: PowerResult) => boolean = () => false): Comparable {
  const choices: WorkChoice[] = [];
  let left = results;
  for (const part of WORK_PARTS) {
    const options = countedBy(left, part);
    const asked = subject[part];
    const usual = countedBy(left.filter((result) => !avoid(result)), part);
    const value = options.find((option) => option.value === asked)?.value ?? usual[0]?.value ?? options[0]?.value ?? '';
    choices.push({ part, value, options });
    left = left.filter((result) => result.configuration[part] === value);
  }
  return { choices, results: left, others: results.length - left.length };
}

/** Values of a part by the number of their results, most first. */
export function countedBy(results: readonly PowerResult[], part: WorkPart): WorkChoice['options'] {
  const counts = new Map<string, number>();
  for (const { configuration } of results) counts.set(configuration[part], (counts.get(configuration[part]) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, results: count })).toSorted((left, right) => right.results - left.results || left.value.localeCompare(right.value, 'en', { numeric: true }));
}
