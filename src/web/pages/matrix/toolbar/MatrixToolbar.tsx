import type { Matrix } from '../../../../core/matrix/types.ts';
import type { Dataset } from '../../../../core/source/dataset.ts';
import type { Grouping, ViewState } from '../../../../core/view/viewState.ts';
import { IconButton } from '../../../parts/Button.tsx';
import { Select } from '../../../parts/Select.tsx';
import { sortBy, withCollapsed, withGrouping, withSortKey } from '../viewChanges.ts';
import { contentSentence } from '../contentOptions.ts';
import { ContentPicker } from './ContentPicker.tsx';
import { ExportMenu, type ExportFormat } from './ExportMenu.tsx';
import { HeatScale } from './HeatScale.tsx';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { Legend } from './Legend.tsx';
import { sortKeyFrom, sortOptions, sortValue } from './sortOptions.ts';
import css from './MatrixToolbar.module.css';

interface MatrixToolbarProps {
  readonly matrix: Matrix;
  readonly dataset: Dataset;
  readonly view: ViewState;
  readonly onChange: (view: ViewState) => void;
  readonly formats: readonly ExportFormat[];
  /** Without the controls of the grid: on a phone. */
  readonly compact: boolean;
}

const GROUPINGS: readonly { readonly value: Grouping; readonly label: string }[] = [
  { value: 'modality', label: 'Modality' },
  { value: 'family', label: 'Family' },
  { value: 'none', label: 'Nothing' },
];

/** What is in view in one sentence, the legend, and how the matrix is arranged. */
export function MatrixToolbar({ matrix, dataset, view, onChange, formats, compact }: MatrixToolbarProps) {
  const { summary } = matrix;
  // The page says why in place of the matrix.
  const empty = matrix.rows.length === 0 || matrix.columns.length === 0;
  const groups = matrix.rows.filter((row) => row.kind === 'group');
  const allFolded = groups.length > 0 && groups.every((group) => group.collapsed);
  return (
    <div className={css.toolbar}>
      {!empty && (
        <div className={css.top}>
          <p className={css.summary}>
            {summary.text}
            {matrix.contentLabel !== null && <span className={css.content}>{contentSentence(matrix)}</span>}
            {matrix.contentLabel !== null && <HeatScale content={view.content.kind} />}
          </p>
          {!compact && <ExportMenu formats={formats} fileName="compatibility-matrix" />}
          {!compact && <KeyboardHelp />}
        </div>
      )}
      <div className={css.line}>
        <Legend matrix={matrix} view={view} onChange={onChange} />
        <div className={css.controls}>
          <ContentPicker dataset={dataset} used={matrix.at} view={view} onChange={onChange} />
          {!compact && <Select label="Group by" value={view.grouping} options={GROUPINGS} onChange={(grouping) => onChange(withGrouping(view, grouping))} />}
          <span className={css.pair}>
            <Select label="Sort by" className={css.sort} value={sortValue(view, matrix.columns)} options={sortOptions(matrix.columns)} onChange={(value) => onChange(withSortKey(view, sortKeyFrom(value, matrix.columns)))} />
            <IconButton icon={view.sort.descending ? 'arrow-down' : 'arrow-up'} label={view.sort.descending ? 'Descending; sort ascending' : 'Ascending; sort descending'} onClick={() => onChange(sortBy(view, view.sort.key))} />
            {compact && !empty && <ExportMenu formats={formats} fileName="compatibility-matrix" />}
          </span>
          {!compact && groups.length > 1 && (
            <IconButton icon={allFolded ? 'expand' : 'minus'} label={allFolded ? 'Open all groups' : 'Fold all groups'} onClick={() => onChange(withCollapsed(view, allFolded ? [] : groups.map((group) => group.label)))} />
          )}
        </div>
      </div>
    </div>
  );
}
