import type { MatrixColumn } from '../../../../core/matrix/types.ts';
import type { SelectOption } from '../../../parts/Select.tsx';
import type { SortKey, ViewState } from '../../../../core/view/viewState.ts';

const PLAIN = [
  { value: 'name', label: 'Name' },
  { value: 'family', label: 'Family' },
  { value: 'coverage', label: 'Share tested' },
  { value: 'failures', label: 'Failures' },
  { value: 'newest', label: 'Newest evidence' },
] as const;

/** What models can be sorted by: the plain keys and every column in view. */
export function sortOptions(columns: readonly MatrixColumn[]): readonly SelectOption<string>[] {
  return [
    ...PLAIN,
    ...columns.map((column) => ({ value: `column:${column.key}`, label: column.kind === 'type' ? column.typeLabel : `${column.typeLabel}: ${column.label === '' ? 'no device named' : column.label}`, group: 'Hardware' })),
  ];
}

export function sortValue(view: ViewState, columns: readonly MatrixColumn[]): string {
  const { key } = view.sort;
  if (key.by !== 'column') return key.by;
  const column = columns.find((candidate) => candidate.hardwareType === key.hardwareType && candidate.device === key.device);
  return column === undefined ? 'name' : `column:${column.key}`;
}

export function sortKeyFrom(value: string, columns: readonly MatrixColumn[]): SortKey {
  const column = columns.find((candidate) => `column:${candidate.key}` === value);
  if (column !== undefined) return { by: 'column', hardwareType: column.hardwareType, device: column.device };
  const plain = PLAIN.find((option) => option.value === value);
  return { by: plain?.value ?? 'name' };
}
