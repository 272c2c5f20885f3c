import type { PinnedResults } from '../../../core/compare/types.ts';
import { configurationKey, type Configuration } from '../../../core/model/configuration.ts';
import { shownValue, type QueryState } from '../../data/useQuery.ts';
import { HardwareMark } from '../../parts/HardwareMark.tsx';
import css from './Differences.module.css';
import { pinName, pinPlace } from './pinWords.ts';

interface DifferencesProps {
  readonly pins: readonly Configuration[];
  readonly query: QueryState<PinnedResults>;
  /** One fact under the other, for a narrow screen. */
  readonly stacked: boolean;
}

/** The facts that are not the same for all pinned results, and the names of those that are. */
export function Differences({ pins, query, stacked }: DifferencesProps) {
  const answer = shownValue(query);
  if (query.status === 'failed') return <p className={css.note} role="alert">{`What differs could not be read: ${query.error.message}`}</p>;
  if (answer === null || !answers(answer, pins)) return <p className={css.note}>Looking up what differs…</p>;
  if (pins.length < 2) return <p className={css.note}>Pin another result to see what differs.</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={css.differences} aria-label="What differs" tabIndex={0} data-stacked={stacked || undefined}>
      {answer.differences.length === 0 && <p className={css.note}>Nothing that is known of them differs.</p>}
      {answer.differences.length > 0 && (stacked ? <Stacked answer={answer} /> : <Table answer={answer} />)}
      {answer.same.length > 0 && <p className={css.note}>{`The same for all: ${answer.same.map(lowerFirst).join(', ')}.`}</p>}
    </section>
  );
}

/** An answer about these pins, not about those of a moment ago. */
function answers({ pins: answered }: PinnedResults, pins: readonly Configuration[]): boolean {
  return answered.length === pins.length && answered.every(({ configuration }, index) => configurationKey(configuration) === configurationKey(pins[index] ?? configuration));
}

function Table({ answer }: { readonly answer: PinnedResults }) {
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
        {answer.differences.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {values.map((value, index) => (
              <td key={configurationKey(answer.pins[index]?.configuration ?? NOBODY)}>
                <Value value={value} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Stacked({ answer }: { readonly answer: PinnedResults }) {
  return (
    <dl className={css.stack}>
      {answer.differences.map(({ label, values }) => (
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
