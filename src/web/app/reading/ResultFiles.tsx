import { useState } from 'react';
import { formatCount, formatQuantity } from '../../../core/model/format.ts';
import type { ResultFilesReport } from '../../ingest/resultFilesReport.ts';
import { Button } from '../../parts/Button.tsx';
import { saveText } from '../../parts/handOver.ts';
import css from './ReadingDialog.module.css';
import { countedText, filesText, rejectsCsv, rejectsText, resultsText } from './resultFilesText.ts';
import own from './ResultFiles.module.css';

interface ResultFilesProps {
  readonly report: ResultFilesReport;
  /** How many results the page counts. */
  readonly counted: number;
}

/** What became of files of results: by kind of file, and every reject with its place and reason. */
export function ResultFiles({ report, counted }: ResultFilesProps) {
  const shown = countedText(report, counted);
  const rejects = rejectsText(report);
  return (
    <section className={css.table} aria-label="Result files">
      <h3 className={css.heading}>
        Result files
        <span className={css.rows}>{formatQuantity(report.results, 'result')}</span>
      </h3>
      <ul className={css.list}>
        <li>{filesText(report)}</li>
        <li>{resultsText(report)}</li>
        {shown !== null && <li>{shown}</li>}
        {rejects !== null && <li>{rejects}</li>}
      </ul>
      <details className={css.columns}>
        <summary>{formatQuantity(report.byShape.length, 'kind')} of file</summary>
        <Kinds report={report} />
      </details>
      {report.notes.length > 0 && (
        <details className={css.columns}>
          <summary>{formatQuantity(report.notes.length, 'note')}</summary>
          <ul>
            {report.notes.map(({ note, files }) => (
              <li key={note}>{`${note} (${formatQuantity(files, 'file')})`}</li>
            ))}
          </ul>
        </details>
      )}
      {report.rejects > 0 && <Rejects report={report} />}
    </section>
  );
}

function Kinds({ report }: Pick<ResultFilesProps, 'report'>) {
  return (
    <table className={own.kinds}>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col" className={own.number}>
            Files
          </th>
          <th scope="col" className={own.number}>
            Results
          </th>
        </tr>
      </thead>
      <tbody>
        {report.byShape.map(({ label, files, results }) => (
          <tr key={label}>
            <td>{label}</td>
            <td className={own.number}>{formatCount(files)}</td>
            <td className={own.number}>{formatCount(results)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** So many are drawn at once, and added with each wish for more. */
const PAGE = 100;

function Rejects({ report }: Pick<ResultFilesProps, 'report'>) {
  const [shown, setShown] = useState(PAGE);
  const { listed, rejects } = report;
  return (
    <details className={own.rejects} open>
      <summary>{`Rejects (${formatCount(rejects)})`}</summary>
      <Button kind="quiet" icon="download" onClick={() => void saveText(rejectsCsv(report), 'rejects.csv', 'text/csv')}>
        Save list as CSV
      </Button>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling list must be reachable by keyboard */}
      <ul className={own.list} tabIndex={0} aria-label="Rejects">
        {listed.slice(0, shown).map(({ file, place, reason }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list never changes, and a file may say the same twice
          <li key={index}>
            <p className={own.where}>
              <span className={css.name}>{file}</span>
              {place !== '' && <span className={own.place}>{place}</span>}
            </p>
            <p className={css.muted}>{reason}</p>
          </li>
        ))}
      </ul>
      {listed.length > shown && (
        <Button onClick={() => setShown(shown + PAGE * 4)}>{`Show more: ${formatCount(shown)} of ${formatCount(listed.length)} are shown`}</Button>
      )}
      {rejects > listed.length && <p className={css.muted}>{`${formatCount(rejects - listed.length)} more are counted; saved as DuckDB, all of them stand in import_rejects.`}</p>}
    </details>
  );
}
