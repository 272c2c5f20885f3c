import { useState } from 'react';
import type { CellEvidence } from '../../../../core/model/evidence.ts';
import { formatCount, formatQuantity } from '../../../../core/model/format.ts';
import { Button } from '../../../parts/Button.tsx';
import { EvidenceItem } from './EvidenceItem.tsx';
import { Section } from './Section.tsx';
import css from './EvidenceList.module.css';

interface EvidenceListProps {
  readonly evidence: CellEvidence;
  readonly withDevice: boolean;
  readonly nowMs: number;
}

const PAGE = 50;

/** Every row behind a cell, newest first, fifty at a time. */
export function EvidenceList({ evidence, withDevice, nowMs }: EvidenceListProps) {
  const [shown, setShown] = useState(PAGE);
  const { rows, total } = evidence;
  if (rows.length === 0) return <p className={css.none}>No rows in this file, or the filters leave none.</p>;
  const more = Math.min(PAGE, rows.length - shown);
  return (
    <Section title="Evidence" note={`${formatQuantity(total, 'row')}, newest first${total > rows.length ? `; the first ${formatCount(rows.length)} are listed` : ''}`}>
      <ol className={css.list}>
        {rows.slice(0, shown).map((row) => (
          <EvidenceItem key={`${row.table} ${row.rowId} ${row.kind}`} row={row} withDevice={withDevice} nowMs={nowMs} />
        ))}
      </ol>
      {more > 0 && (
        <Button className={css.more} onClick={() => setShown(shown + PAGE)}>
          Show {more} more
        </Button>
      )}
    </Section>
  );
}
