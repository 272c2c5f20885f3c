import { useEffect, useId, useRef, useState } from 'react';
import { PHONE, useMedia } from '../data/useMedia.ts';
import { Button } from '../parts/Button.tsx';
import { classNames } from '../parts/classNames.ts';
import { Segments } from '../parts/Segments.tsx';
import { SqlText } from '../parts/SqlText.tsx';
import { DataTable } from '../table/DataTable.tsx';
import { Chart } from './Chart.tsx';
import css from './ChartFrame.module.css';
import { ChartLegend } from './ChartLegend.tsx';
import { ChartMenu } from './ChartMenu.tsx';
import { startECharts } from './loadECharts.ts';
import type { ChartFrameProps, TableTwin } from './types.ts';

// A page with charts is open: the library comes while the first answer is worked out.
if (typeof document !== 'undefined') startECharts();

const SHOWN_AS = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
] as const;

/** A chart with its title, the table that says the same, the SQL behind both, and their exports. */
export function ChartFrame<T extends object>(props: ChartFrameProps<T>) {
  const { title, subtitle, detail = '', drawing, empty, table, sql, busy, controls, drawingControls, drawingNotes, children, level = 2 } = props;
  const titleId = useId();
  const sqlId = useId();
  const [as, setAs] = useState<'chart' | 'table'>('chart');
  const [sqlOpen, setSqlOpen] = useState(false);
  const phone = useMedia(PHONE);
  const Heading = level === 2 ? 'h2' : 'h3';
  const nothing = drawing === null && table.rows.length === 0;
  const shownAs = drawing === null && !nothing ? 'table' : as;
  const drawn = !nothing && drawing !== null && shownAs === 'chart';
  const code = useShownCode(sqlOpen);
  return (
    <figure className={css.frame} aria-labelledby={titleId} aria-busy={busy}>
      <figcaption className={css.caption}>
        <Heading id={titleId} className={css.title}>
          {title}
        </Heading>
        {subtitle !== '' && <p className={css.subtitle}>{phone || detail === '' ? subtitle : `${subtitle} ${detail}`}</p>}
        {phone && detail !== '' && (
          <details className={css.subtitle}>
            <summary>More about this chart</summary>
            {detail}
          </details>
        )}
      </figcaption>
      <div className={css.tools}>
        {controls}
        {drawn && drawingControls}
        {!nothing && drawing !== null && <Segments label="Show as" value={as} segments={SHOWN_AS} onChange={setAs} />}
        {!phone && (
          <Button kind="quiet" aria-expanded={sqlOpen} aria-controls={sqlId} onClick={() => setSqlOpen((open) => !open)}>
            SQL
          </Button>
        )}
        <ChartMenu frame={props} nothing={nothing} sql={phone ? { open: sqlOpen, toggle: () => setSqlOpen((open) => !open) } : null} />
      </div>
      <div className={css.body}>
        {nothing && <div className={classNames(css.empty, busy && css.dimmed)}>{empty ?? 'Nothing to show.'}</div>}
        {!nothing && shownAs === 'table' && <Twin table={table} busy={busy} />}
        {drawn && (
          <>
            {drawing.legend !== undefined && <ChartLegend legend={drawing.legend} />}
            <Chart drawing={drawing} busy={busy} label={title} />
          </>
        )}
      </div>
      <div ref={code} id={sqlId} hidden={!sqlOpen} className={css.sql}>
        {sqlOpen && <SqlText sql={sql} />}
      </div>
      {((drawn && drawingNotes !== undefined) || children !== undefined) && (
        <div className={css.notes}>
          {drawn && drawingNotes}
          {children}
        </div>
      )}
    </figure>
  );
}

/** What was opened below a tall picture is brought into sight. */
function useShownCode(open: boolean) {
  const element = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    if (open) element.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return element;
}

function Twin<T extends object>({ table, busy }: { readonly table: TableTwin<T>; readonly busy: boolean }) {
  return (
    <div className={classNames(busy && css.dimmed)}>
      <DataTable
        label={table.label}
        rows={table.rows}
        columns={table.columns}
        rowKey={table.rowKey}
        {...(table.initialSort === undefined ? {} : { initialSort: table.initialSort })}
        {...(table.rowHeight === undefined ? {} : { rowHeight: table.rowHeight })}
        {...(table.onPick === undefined ? {} : { onPick: table.onPick })}
      />
    </div>
  );
}
