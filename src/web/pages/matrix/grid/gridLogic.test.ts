import { describe, expect, test } from 'vitest';
import { DEFAULT_VIEW } from '../../../../core/view/viewState.ts';
import { fakeMatrix } from '../testing/fakeSession.ts';
import { cellLook, heatStep } from './cellLook.ts';
import { formatParameters } from './formatParameters.ts';
import { moveInGrid, scrollDistance } from './gridKeys.ts';
import { layoutGrid } from './gridLayout.ts';

describe('moveInGrid', () => {
  const extent = { rows: 100, columns: 10, page: 20 };
  test.each([
    ['ArrowRight', false, { row: 5, column: 6 }],
    ['ArrowLeft', true, { row: 5, column: 0 }],
    ['ArrowUp', false, { row: 4, column: 5 }],
    ['Home', false, { row: 5, column: 0 }],
    ['End', true, { row: 99, column: 9 }],
    ['Home', true, { row: 0, column: 0 }],
    ['PageDown', false, { row: 25, column: 5 }],
    ['PageUp', false, { row: 0, column: 5 }],
  ])('%s with Ctrl %s', (key, control, place) => {
    expect(moveInGrid({ row: 5, column: 5 }, key, control, extent)).toEqual(place);
  });
  test('stays inside and leaves other keys alone', () => {
    expect(moveInGrid({ row: 99, column: 9 }, 'ArrowDown', false, extent)).toEqual({ row: 99, column: 9 });
    expect(moveInGrid({ row: 0, column: 0 }, 'a', false, extent)).toBeNull();
  });
});

test('scrollDistance moves only as far as needed', () => {
  expect(scrollDistance(50, 80, 0, 100)).toBe(0);
  expect(scrollDistance(90, 120, 0, 100)).toBe(20);
  expect(scrollDistance(10, 40, 30, 130)).toBe(-20);
  expect(scrollDistance(0, 500, 0, 100)).toBe(0);
});

describe('layoutGrid', () => {
  const { columns } = fakeMatrix({ models: 1, types: 8, devices: 3 }, { ...DEFAULT_VIEW, expanded: ['cuda'] });
  test('columns follow each other without gaps', () => {
    const layout = layoutGrid(columns, 1440, false);
    expect(layout.starts[1]).toBe(layout.widths[0]);
    expect(layout.bodyWidth).toBe((layout.starts.at(-1) ?? 0) + (layout.widths.at(-1) ?? 0));
  });
  test('devices make the header tall enough for their names', () => {
    expect(layoutGrid(columns, 1440, false).headerHeight).toBeGreaterThan(layoutGrid(columns.filter((column) => column.kind === 'type'), 1440, false).headerHeight);
  });
});

describe('cellLook', () => {
  const matrix = fakeMatrix({ models: 1, types: 1, devices: 1 }, DEFAULT_VIEW);
  const row = matrix.rows.find((candidate) => candidate.kind === 'model');
  const column = matrix.columns[0];
  if (row?.kind !== 'model' || column === undefined) throw new Error('the invented matrix has a cell');
  const base = matrix.cell(row, column);
  const failing = { ...base, stale: true, decision: { ...base.decision, state: 'failing', tier: 'observed', failure: 'out-of-memory', conflict: false } } as const;
  test('names the kind of failure where there is room', () => {
    expect(cellLook(failing, 128)).toMatchObject({ icon: 'out-of-memory', text: 'Out of memory', corner: 'stale', declared: false });
    expect(cellLook(failing, 44).text).toBe('');
  });
  test('conflict comes before stale, a simulated value is hatched', () => {
    const conflict = { ...failing, value: '12', simulatedValue: true, decision: { ...failing.decision, conflict: true } };
    expect(cellLook(conflict, 84)).toMatchObject({ corner: 'conflict', text: '12', isValue: true, hatched: true });
  });
  test('ranks become seven steps', () => {
    expect([0, 0.13, 0.5, 0.99, 1].map(heatStep)).toEqual([1, 1, 4, 7, 7]);
  });
});

test('formatParameters writes sizes as people do', () => {
  expect([25.6, 110, 8030, 72_700].map(formatParameters)).toEqual(['25.6M', '110M', '8.03B', '72.7B']);
});
