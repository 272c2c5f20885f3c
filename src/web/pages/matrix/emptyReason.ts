import type { Filters } from '../../../core/view/viewState.ts';

/** The filters in use, as the reader knows them. */
export function filtersInUse(filters: Filters): readonly string[] {
  const names: string[] = [];
  const lists: readonly (readonly [readonly string[], string])[] = [
    [filters.modality, 'modality'],
    [filters.family, 'family'],
    [filters.hardware, 'hardware'],
    [filters.device, 'device'],
    [filters.state, 'state'],
    [filters.modifier, 'conflict or stale'],
    [filters.precision, 'precision'],
    [filters.batch, 'batch size'],
    [filters.testType, 'test type'],
  ];
  if (filters.search.trim() !== '') names.push(`the search “${shorten(filters.search.trim(), 40)}”`);
  for (const [values, name] of lists) if (values.length > 0) names.push(name);
  if (filters.since !== null || filters.until !== null) names.push('dates');
  if (filters.evidence !== 'all') names.push(filters.evidence === 'real' ? 'real results only' : 'simulated results only');
  return names;
}

/** Why there is nothing to see. */
export function emptyReason(filters: Filters, modelsInFile: number): string {
  if (modelsInFile === 0) return 'The file names no model. See what was read from it under the dataset’s name.';
  const names = filtersInUse(filters);
  if (names.length === 0) return 'No model of this file has anything to show.';
  return `None of the ${modelsInFile.toLocaleString('en')} models in this file fits ${listed(names)}.`;
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} together`;
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
