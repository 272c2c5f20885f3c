import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import type { TableReport } from '../../../core/source/report.ts';
import type { ResultFilesReport } from '../../ingest/resultFilesReport.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { copyText } from '../copyText.ts';
import { copiesText, readingMarkdown, readingTotals, readingsByFile, totalsText, type FileReading } from './readingReport.ts';
import css from './ReadingDialog.module.css';
import { ResultFiles } from './ResultFiles.tsx';

interface ReadingDialogProps {
  readonly name: string;
  readonly tables: readonly TableReport[];
  readonly notes: readonly string[];
  /** What became of result files; null for anything else. */
  readonly resultFiles: ResultFilesReport | null;
  /** How many results the page counts. */
  readonly counted: number;
  readonly onClose: () => void;
}

/** What became of every table of the file: what it was taken for, what was used, what was not and why. */
export function ReadingDialog({ name, tables, notes, resultFiles, counted, onClose }: ReadingDialogProps) {
  const files = readingsByFile(tables);
  const copies = copiesText(tables);
  return (
    <Dialog
      title="What was read"
      onClose={onClose}
      actions={
        <Button kind="quiet" icon="copy" onClick={() => void copyText(readingMarkdown(name, tables, resultFiles, counted), 'Report copied as Markdown')}>
          Copy
        </Button>
      }
    >
      <p className={css.file}>{name}</p>
      <p className={css.totals}>{totalsText(readingTotals(tables))}</p>
      {(copies === null ? notes : [copies, ...notes]).map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
      {resultFiles !== null && <ResultFiles report={resultFiles} counted={counted} />}
      {files.map((file) => (
        <FileTables key={file.source} file={file} named={files.length > 1} />
      ))}
    </Dialog>
  );
}

/** The tables of one file; alone it needs no heading. */
function FileTables({ file, named }: { readonly file: FileReading; readonly named: boolean }) {
  const Heading = named ? 'h4' : 'h3';
  const used = file.tables.filter((table) => table.takenFor !== null);
  const unused = file.tables.filter((table) => table.takenFor === null);
  return (
    <>
      {named && (
        <div className={css.source}>
          <h3 className={css.file}>{file.source}</h3>
          <p className={css.totals}>{totalsText(readingTotals(file.tables))}</p>
        </div>
      )}
      {used.map((table) => (
        <UsedTable key={placeOf(table)} table={table} Heading={Heading} />
      ))}
      {unused.length > 0 && (
        <section className={css.table}>
          <Heading className={css.heading}>Tables not used</Heading>
          <ul className={css.list}>
            {unused.map((table) => (
              <li key={placeOf(table)}>
                <span className={css.name}>{table.table}</span>
                <span className={css.muted}>{` ${formatQuantity(table.rows, 'row')}${table.reason === null ? '' : `: ${table.reason}`}`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Two schemas of a file may each have a table of one name. */
function placeOf({ table, takenFor, rows, columnsUsed }: TableReport): string {
  return JSON.stringify([table, takenFor, rows, columnsUsed]);
}

function UsedTable({ table, Heading }: { readonly table: TableReport; readonly Heading: 'h3' | 'h4' }) {
  return (
    <section className={css.table}>
      <Heading className={css.heading}>
        <span className={css.name}>{table.table}</span>
        <span className={css.taken}>{`taken for ${table.takenFor ?? ''}`}</span>
        <span className={css.rows}>{`${formatCount(table.used)} of ${formatQuantity(table.rows, 'row')}`}</span>
      </Heading>
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
