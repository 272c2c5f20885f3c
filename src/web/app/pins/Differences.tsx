import { useState } from 'react';
import type { PinnedResults } from '../../../core/compare/types.ts';
import { configurationKey, type Configuration } from '../../../core/model/configuration.ts';
import { formatQuantity } from '../../../core/model/format.ts';
import { shownValue, type QueryState } from '../../data/useQuery.ts';
import { HardwareMark } from '../../parts/HardwareMark.tsx';
import { Icon } from '../../parts/Icon.tsx';
import css from './Differences.module.css';
import { pinName, pinPlace } from './pinWords.ts';
import { splitDifferences } from './splitDifferences.ts';

interface DifferencesProps {
  readonly pins: readonly Configuration[];
  readonly query: QueryState<PinnedResults>;
  /** One fact under the other, for a narrow screen. */
  readonly stacked: boolean;
}

interface FoldedProps extends ReturnType<typeof splitDifferences> {
  readonly answer: PinnedResults;
  readonly unfolded: boolean;
  readonly onFold: () => void;
}

/** The facts that are not the same for all pinned results, the measured values folded under them, and the names of facts that are the same. */
export function Differences({ pins, query, stacked }: DifferencesProps) {
  const [unfolded, setUnfolded] = useState(false);
  const answer = shownValue(query);
  if (query.status === 'failed') return <p className={css.note} role="alert">{`What differs could not be read: ${query.error.message}`}</p>;
  if (answer === null || !answers(answer, pins)) return <p className={css.note}>Looking up what differs…</p>;
  if (pins.length < 2) return <p className={css.note}>Pin another result to see what differs.</p>;
  const folded: FoldedProps = { answer, ...splitDifferences(answer.differences), unfolded, onFold: () => setUnfolded(!unfolded) };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={css.differences} aria-label="What differs" tabIndex={0} data-stacked={stacked || undefined}>
      {answer.differences.length === 0 && <p className={css.note}>Nothing that is known of them differs.</p>}
      {answer.differences.length > 0 && (stacked ? <Stacked {...folded} /> : <Table {...folded} />)}
      {answer.same.length > 0 && <p className={css.note}>{`The same for all: ${answer.same.map(lowerFirst).join(', ')}.`}</p>}
    </section>
  );
}

/** An answer about these pins, not about those of a moment ago. */
function answers({ pins: answered }: PinnedResults, pins: readonly Configuration[]): boolean {
  return answered.length === pins.length && answered.every(({ configuration }, index) => configurationKey(configuration) === configurationKey(pins[index] ?? configuration));
}

interface GroupProps {
  readonly answer: PinnedResults;
  readonly rows: PinnedResults['differences'];
}

function Table({ answer, facts, measured, unfolded, onFold }: FoldedProps) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Fact</span>
          </th>
          {answer.pins.map(({ configuration }, index) => (
            <th key={configurationKey(configuration)} scope="col" aria-label={pinName(configuration)} data-tip={pinName(configuration)}>
              <span className={css.number}>{index + 1}</span>
              <HardwareMark type={configuration.hardwareType} size={10} /> {pinPlace(configuration)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Rows answer={answer} rows={facts} />
      </tbody>
      {measured.length > 0 && (
        <tbody>
          <tr>
            <td colSpan={answer.pins.length + 1}>
              <FoldButton count={measured.length} unfolded={unfolded} onFold={onFold} />
            </td>
          </tr>
          {unfolded && <Rows answer={answer} rows={measured} />}
        </tbody>
      )}
    </table>
  );
}

function Rows({ answer, rows }: GroupProps) {
  return rows.map(({ label, values }) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      {values.map((value, index) => (
        <td key={configurationKey(answer.pins[index]?.configuration ?? NOBODY)}>
          <Value value={value} />
        </td>
      ))}
    </tr>
  ));
}

function Stacked({ answer, facts, measured, unfolded, onFold }: FoldedProps) {
  return (
    <>
      <Facts answer={answer} rows={facts} />
      {measured.length > 0 && <FoldButton count={measured.length} unfolded={unfolded} onFold={onFold} />}
      {unfolded && <Facts answer={answer} rows={measured} />}
    </>
  );
}

function Facts({ answer, rows }: GroupProps) {
  return (
    <dl className={css.stack}>
      {rows.map(({ label, values }) => (
        <div key={label} className={css.fact}>
          <dt>{label}</dt>
          {values.map((value, index) => {
            const configuration = answer.pins[index]?.configuration ?? NOBODY;
            return (
              <dd key={configurationKey(configuration)}>
                <span className={css.number} aria-hidden="true">
                  {index + 1}
                </span>
                <span className="visually-hidden">{`${pinName(configuration)}: `}</span>
                <Value value={value} />
              </dd>
            );
          })}
        </div>
      ))}
    </dl>
  );
}

function FoldButton({ count, unfolded, onFold }: { readonly count: number; readonly unfolded: boolean; readonly onFold: () => void }) {
  return (
    <button type="button" className={css.fold} aria-expanded={unfolded} onClick={onFold}>
      <Icon name={unfolded ? 'chevron-down' : 'chevron-right'} size={12} />
      {formatQuantity(count, 'measured value')}
    </button>
  );
}

/** Never met: every value has its pin. */
const NOBODY: Configuration = { model: '', hardwareType: '', device: '', precision: '', batch: '', shape: '', testCase: '' };

function Value({ value }: { readonly value: string | null }) {
  if (value !== null) return value;
  return (
    <span className={css.none} data-tip="Not stated, or not measured">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">not stated</span>
    </span>
  );
}

function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
