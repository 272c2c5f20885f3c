import type { ReactNode } from 'react';
import { hardwareText } from '../../core/matrix/selection.ts';
import { type Configuration, settingText } from '../../core/model/configuration.ts';
import type { MetricKey } from '../../core/model/metric.ts';
import type { Dataset } from '../../core/source/dataset.ts';
import { PINS_AT_MOST, type ViewState } from '../../core/view/viewState.ts';
import type { SetView } from '../data/viewStore.ts';
import { Button } from './Button.tsx';
import { HardwareMark } from './HardwareMark.tsx';
import { MiddleEllipsis } from './MiddleEllipsis.tsx';
import { onlyFilters } from './onlyFilters.ts';
import { hasRoomFor, isPinned, showsDistribution, togglePin, withDistributionOf, withEvidenceOf, withModelOn, withRecordedRun } from './resultChanges.ts';
import css from './ResultContent.module.css';

/** What is said of a picked result, and where it leads. */
export interface ResultContentProps {
  readonly configuration: Configuration;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly marks?: ReactNode;
  /** What must be known about the numbers, in sentences. */
  readonly notes?: readonly string[];
  /** The run that was recorded of it over time. */
  readonly recordedRun?: string | null;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly dataset: Pick<Dataset, 'models' | 'metrics'>;
  readonly onClose: () => void;
}

const POWER: ReadonlySet<MetricKey> = new Set(['power', 'power-peak', 'energy-per-item', 'items-per-joule', 'temperature', 'temperature-peak', 'battery', 'battery-rate', 'runtime']);

/** `CUDA, NVIDIA A100 · fp16 · batch 8` */
export function placeText(configuration: Configuration): string {
  return [hardwareText(configuration.hardwareType, configuration.device), settingText(configuration)].filter((text) => text !== '').join(' · ');
}

/** The facts of a picked result, and what to do with it. */
export function ResultContent(props: ResultContentProps) {
  const { configuration, facts, marks, notes = [], view } = props;
  return (
    <div className={css.content}>
      <p className={css.place}>
        <HardwareMark type={configuration.hardwareType} /> {placeText(configuration)}
      </p>
      <dl className={css.facts}>
        {facts.map(([label, value]) => (
          <div key={label} className={css.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {marks}
      {notes.map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
      <Actions {...props} />
      {!hasRoomFor(view, configuration) && <p className={css.note}>{`${PINS_AT_MOST} results are pinned, the most there can be: unpin one first.`}</p>}
      <Narrowing {...props} />
    </div>
  );
}

function Actions({ configuration, recordedRun = null, view, setView, dataset, onClose }: ResultContentProps) {
  const pinned = isPinned(view, configuration);
  const room = hasRoomFor(view, configuration);
  const go = (change: (from: ViewState) => ViewState) => () => {
    onClose();
    setView(change);
  };
  return (
    <div className={css.actions}>
      <Button icon={pinned ? 'minus' : 'plus'} disabled={!room} onClick={go((from) => togglePin(from, configuration))}>
        {pinned ? 'Unpin' : 'Pin'}
      </Button>
      <Button icon="report" onClick={go((from) => withEvidenceOf(from, configuration))}>
        Show evidence
      </Button>
      {!showsDistribution(view) && (
        <Button disabled={!room} onClick={go((from) => withDistributionOf(from, configuration))}>
          Distribution
        </Button>
      )}
      {view.page !== 'performance' && <Button onClick={go((from) => withModelOn(from, 'performance', configuration, dataset.models))}>Compare speed</Button>}
      {view.page !== 'power' && dataset.metrics.some((key) => POWER.has(key)) && <Button onClick={go((from) => withModelOn(from, 'power', configuration, dataset.models))}>Power</Button>}
      {recordedRun !== null && <Button onClick={go((from) => withRecordedRun(from, recordedRun))}>Recorded run</Button>}
    </div>
  );
}

function Narrowing({ configuration, view, setView, dataset, onClose }: ResultContentProps) {
  return (
    <ul className={css.only} aria-label="Narrow the page">
      {onlyFilters(view, configuration, dataset.models).map(({ key, label, value, apply, active }) => (
        <li key={key}>
          <button
            type="button"
            className={css.filter}
            disabled={active}
            onClick={() => {
              onClose();
              setView(apply);
            }}
          >
            <span className={css.filterLabel}>{`Only this ${label}`}</span>
            <MiddleEllipsis text={value} className={css.filterValue} />
          </button>
        </li>
      ))}
    </ul>
  );
}
