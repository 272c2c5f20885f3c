import { memo, type ReactNode } from 'react';
import type { EvidenceRow } from '../../../../core/model/evidence.ts';
import { formatAge, formatDateTimeLocal, formatDateTimeUtc, formatDateUtc } from '../../../../core/model/format.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../../../../core/model/stateLabels.ts';
import { THROTTLE_LABELS } from '../../../../core/model/throttle.ts';
import { evidenceConfiguration, evidenceNumbers } from '../../../../core/report/evidenceMarkdown.ts';
import { Badge } from '../../../parts/Chip.tsx';
import { StateGlyph } from '../../../parts/StateGlyph.tsx';
import { ClampedText } from './ClampedText.tsx';
import css from './EvidenceItem.module.css';

interface EvidenceItemProps {
  readonly row: EvidenceRow;
  readonly withDevice: boolean;
  readonly nowMs: number;
}

const KINDS: { readonly [K in EvidenceRow['kind']]: string } = { test: 'Test', measurement: 'Measurement', web: 'Web platform result', ipfs: 'IPFS result', power: 'Power measurement', declaration: 'Declaration' };

/** One row of the file, as text: what it said, when, at which configuration, and where it stands. */
export const EvidenceItem = memo(function EvidenceItem({ row, withDevice, nowMs }: EvidenceItemProps) {
  const configuration = evidenceConfiguration(row);
  const numbers = evidenceNumbers(row);
  const device = withDevice ? (row.device ?? row.hardwareAsWritten) : null;
  return (
    <li className={css.item} data-decided={row.decided || undefined}>
      <div className={css.head}>
        {row.outcome === null ? <span className={css.noOutcome} aria-hidden="true" /> : <StateGlyph state={row.tier === 'simulated' ? 'simulated' : row.outcome} failure={row.failure} />}
        <span className={css.said}>{said(row)}</span>
        {row.decided && <Badge tone="accent" tip="This row decided the state of its device">decided</Badge>}
        {row.tier === 'simulated' && <Badge tip={row.simulationReason ?? 'Marked as simulated'}>simulated</Badge>}
        {row.placeholder && <Badge tip="Every number is zero: written by a tool that measured nothing">placeholder</Badge>}
        {row.throttle !== null && <Badge tone="warning" tip={THROTTLE_LABELS[row.throttle]}>throttled</Badge>}
        {row.sources.length > 0 && <Badge tip={row.sources.length > 1 ? `In ${row.sources.join(' and ')}: counts once` : `From ${row.sources[0] ?? ''}`}>{sourceBadge(row.sources)}</Badge>}
        <When row={row} nowMs={nowMs} />
      </div>
      {(configuration !== '' || device !== null) && <p className={css.about}>{[device, configuration].filter((part) => part !== null && part !== '').join(' · ')}</p>}
      {numbers.length > 0 && <p className={css.numbers}>{numbers.join(' · ')}</p>}
      {row.errorText !== null && <ClampedText text={row.errorText} label="error text" mono />}
      <Facts row={row} />
    </li>
  );
});

/** `a.duckdb`, `a.duckdb +1` where another file holds the same row. */
function sourceBadge([first = '', ...more]: readonly string[]): string {
  const letters = Array.from(first);
  const name = letters.length <= BADGE_LETTERS ? first : `${letters.slice(0, BADGE_LETTERS / 2).join('')}…${letters.slice(1 - BADGE_LETTERS / 2).join('')}`;
  return more.length === 0 ? name : `${name} +${more.length}`;
}

/** More are cut in their middle; the tooltip has them all. */
const BADGE_LETTERS = 28;

/** `Failing, written “fail”`: what the row says here, and its status as it stands in the file. */
function said(row: EvidenceRow): string {
  const ours = row.failure !== null && row.failure !== 'error' ? FAILURE_LABELS[row.failure] : row.outcome === null ? null : STATE_LABELS[row.outcome];
  const theirs = row.statusAsWritten;
  const first = ours ?? KINDS[row.kind];
  if (theirs === null) return ours === null ? first : `${first} (${KINDS[row.kind].toLowerCase()})`;
  return `${first}, written “${theirs}”`;
}

function When({ row, nowMs }: { readonly row: EvidenceRow; readonly nowMs: number }) {
  if (row.atMs === null) return <span className={css.when}>no date</span>;
  const fromRun = row.timeFromRun ? '\nThe row has no time of its own: this is the start of its run.' : '';
  return (
    <time className={css.when} dateTime={new Date(row.atMs).toISOString()} data-tip={`${formatDateTimeLocal(row.atMs)} (your time)\n${formatDateTimeUtc(row.atMs)}${fromRun}`}>
      {formatDateUtc(row.atMs)}
      <span className={css.age}>, {formatAge(row.atMs, nowMs)}</span>
    </time>
  );
}

function Facts({ row }: { readonly row: EvidenceRow }) {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Error type', row.errorType],
    ['Suggested fix', row.suggestedFix],
    ['Limitations', row.limitations],
    ['Workarounds', row.workarounds],
    ['Notes', row.notes],
    ['Throttled', row.throttle === null ? null : THROTTLE_LABELS[row.throttle]],
    ['Simulated because', row.tier === 'simulated' ? row.simulationReason : null],
    ['Precision as written', row.precisionAsWritten !== null && row.precisionAsWritten !== row.precision ? row.precisionAsWritten : null],
    ['Test type', row.testType],
  ];
  const present = facts.filter((fact): fact is readonly [string, string] => fact[1] !== null && fact[1] !== '');
  return (
    <>
      {present.length > 0 && (
        <dl className={css.facts}>
          {present.map(([name, text]) => (
            <Fact key={name} name={name}>
              <ClampedText text={text} label={name.toLowerCase()} />
            </Fact>
          ))}
        </dl>
      )}
      <p className={css.place}>
        {[`${row.sources[0] === undefined ? '' : `${row.sources[0]}, `}${row.table}, row ${row.rowId}`, row.run === null ? '' : `run ${row.run}`, row.commit === null ? '' : `commit ${row.commit.slice(0, 12)}`].filter((part) => part !== '').join(' · ')}
      </p>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
