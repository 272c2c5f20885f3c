import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import type { TableReport } from '../../../core/source/report.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { copyText } from '../copyText.ts';
import { readingMarkdown, readingTotals, totalsText } from './readingReport.ts';
import css from './ReadingDialog.module.css';

interface ReadingDialogProps {
  readonly name: string;
  readonly tables: readonly TableReport[];
  readonly notes: readonly string[];
  readonly onClose: () => void;
}

/** What became of every table of the file: what it was taken for, what was used, what was not and why. */
export function ReadingDialog({ name, tables, notes, onClose }: ReadingDialogProps) {
  const used = tables.filter((table) => table.takenFor !== null);
  const unused = tables.filter((table) => table.takenFor === null);
  return (
    <Dialog
      title="What was read"
      onClose={onClose}
      actions={
        <Button kind="quiet" icon="copy" onClick={() => void copyText(readingMarkdown(name, tables), 'Report copied as Markdown')}>
          Copy
        </Button>
      }
    >
      <p className={css.file}>{name}</p>
      <p className={css.totals}>{totalsText(readingTotals(tables))}</p>
      {notes.map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
      {used.map((table) => (
        <UsedTable key={table.table} table={table} />
      ))}
      {unused.length > 0 && (
        <section className={css.table}>
          <h3 className={css.heading}>Tables not used</h3>
          <ul className={css.list}>
            {unused.map((table) => (
              <li key={table.table}>
                <span className={css.name}>{table.table}</span>
                <span className={css.muted}>{` ${formatQuantity(table.rows, 'row')}${table.reason === null ? '' : `: ${table.reason}`}`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}

function UsedTable({ table }: { readonly table: TableReport }) {
  return (
    <section className={css.table}>
      <h3 className={css.heading}>
        <span className={css.name}>{table.table}</span>
        <span className={css.taken}>{`taken for ${table.takenFor ?? ''}`}</span>
        <span className={css.rows}>{`${formatCount(table.used)} of ${formatQuantity(table.rows, 'row')}`}</span>
      </h3>
      <ul className={css.list}>
        {table.setAside.map(({ reason, rows }) => (
          <li key={reason}>
            <span className={css.number}>{formatCount(rows)}</span>
            {` set aside: ${reason}`}
          </li>
        ))}
        {table.notes.map((note) => (
          <li key={note} className={css.muted}>
            {note}
          </li>
        ))}
      </ul>
      <details className={css.columns}>
        <summary>{`${formatQuantity(table.columnsUsed.length, 'column')} used, ${formatCount(table.columnsIgnored.length)} ignored`}</summary>
        {table.columnsUsed.length > 0 && <p>{`Used: ${table.columnsUsed.join(', ')}`}</p>}
        {table.columnsIgnored.length > 0 && <p>{`Ignored: ${table.columnsIgnored.join(', ')}`}</p>}
      </details>
    </section>
  );
}
