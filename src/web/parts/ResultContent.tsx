import { PINS_AT_MOST, type ViewState } from '../../../../core/view/viewState.ts';
import type { MetricKey } from '../../../../core/model/metric.ts';
import type { Dataset } from '../../../../core/source/dataset.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { Button } from '../../../parts/Button.tsx';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { Marks } from '../Marks.tsx';
import { onlyFilters } from '../onlyFilters.ts';
import { hasRoomFor, isPinned, togglePin, withDistributionOf, withEvidenceOf, withPowerOf } from '../viewChanges.ts';
import { placeText, type PickedResult } from './picked.ts';
import css from './PickContent.module.css';

interface PickContentProps {
  readonly result: PickedResult;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly dataset: Pick<Dataset, 'models' | 'metrics'>;
  readonly onClose: () => void;
}

const POWER: ReadonlySet<MetricKey> = new Set(['power', 'power-peak', 'energy-per-item', 'items-per-joule', 'temperature', 'battery']);

/** The facts of a picked result, and what to do with it. */
export function PickContent({ result, view, setView, dataset, onClose }: PickContentProps) {
  const { configuration } = result;
  const pinned = isPinned(view, configuration);
  const room = hasRoomFor(view, configuration);
  const go = (change: (from: ViewState) => ViewState): void => {
    onClose();
    setView(change);
  };
  return (
    <div className={css.content}>
      <p className={css.place}>
        <HardwareMark type={configuration.hardwareType} /> {placeText(configuration)}
      </p>
      <dl className={css.facts}>
        {result.facts.map(([label, value]) => (
          <div key={label} className={css.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Marks marks={result.marks} iterations={result.iterations} />
      <div className={css.actions}>
        <Button icon={pinned ? 'minus' : 'plus'} disabled={!room} onClick={() => go((from) => togglePin(from, configuration))}>
          {pinned ? 'Unpin' : 'Pin'}
        </Button>
        <Button icon="report" onClick={() => go((from) => withEvidenceOf(from, configuration))}>
          Show evidence
        </Button>
        {view.performance.chart !== 'distribution' && (
          <Button disabled={!room} onClick={() => go((from) => withDistributionOf(from, configuration))}>
            Distribution
          </Button>
        )}
        {dataset.metrics.some((key) => POWER.has(key)) && (
          <Button onClick={() => go((from) => withPowerOf(from, configuration, dataset.models))}>Power</Button>
        )}
      </div>
      {!room && <p className={css.note}>{`${PINS_AT_MOST} results are pinned, the most there can be: unpin one first.`}</p>}
      <ul className={css.only} aria-label="Narrow the page">
        {onlyFilters(view, configuration, dataset.models).map(({ key, label, value, apply, active }) => (
          <li key={key}>
            <button type="button" className={css.filter} disabled={active} onClick={() => go(apply)}>
              <span className={css.filterLabel}>{`Only this ${label}`}</span>
              <MiddleEllipsis text={value} className={css.filterValue} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
