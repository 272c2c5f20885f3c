import { formatNumber } from '../../../../core/model/format.ts';
import type { SeriesWindow } from '../../../../core/power/types.ts';
import type { SecondsRange, ViewState } from '../../../../core/view/viewState.ts';
import type { SetView } from '../../../data/viewStore.ts';
import { Button } from '../../../parts/Button.tsx';
import { NumberField } from '../../../parts/NumberField.tsx';
import { COST_LABEL, withUnit } from '../resultText.ts';
import { withLoad } from '../viewChanges.ts';
import { carbonPerMillionG, costPerMillion } from '../whatIf.ts';
import css from './LoadPanel.module.css';
import { secondsText } from './runText.ts';
import { statedText } from './statedText.ts';

interface LoadPanelProps {
  readonly answer: SeriesWindow;
  readonly view: ViewState;
  readonly setView: SetView;
}

/** The part of the run over which energy is taken: by which rule, what it comes to, and how to choose another. */
export function LoadPanel({ answer, view, setView }: LoadPanelProps) {
  const { load, info } = answer;
  const hasPower = info.channels.some(({ kind }) => kind === 'power');
  const range = view.power.load ?? load?.range ?? null;
  const choose = (next: SecondsRange | null): void => setView((from) => withLoad(from, next), 'replace');
  const end = (change: Partial<SecondsRange>): void => {
    const next = { ...(range ?? { fromS: 0, toS: info.seconds }), ...change };
    if (next.toS > next.fromS) choose(next);
  };
  return (
    <section className={css.panel} aria-label="Energy over the load window">
      <h3 className={css.title}>Energy over the load window</h3>
      {load === null ? <p className={css.rule}>{hasPower ? 'No load window can be found in these samples; choose one below.' : 'This run has no power samples, so that no energy can be taken from it.'}</p> : <LoadFigures answer={answer} load={load} view={view} />}
      {hasPower && (
        <div className={css.controls}>
          <NumberField label="From" unit="s" value={range === null ? null : rounded(range.fromS)} max={info.seconds} width={84} onChange={(value) => end({ fromS: value ?? 0 })} />
          <NumberField label="To" unit="s" value={range === null ? null : rounded(range.toS)} max={Math.ceil(info.seconds)} width={84} onChange={(value) => end({ toS: value ?? info.seconds })} />
          <Button onClick={() => choose(view.power.window ?? { fromS: 0, toS: info.seconds })}>{view.power.window === null ? 'Use the whole run' : 'Use the zoomed window'}</Button>
          {view.power.load !== null && (
            <Button kind="quiet" onClick={() => choose(null)}>
              As found
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function LoadFigures({ answer, load, view }: { readonly answer: SeriesWindow; readonly load: NonNullable<SeriesWindow['load']>; readonly view: ViewState }) {
  const stated = statedText(answer);
  const zeros = answer.figures.find(({ channel }) => channel.kind === 'power')?.notPositive ?? 0;
  const cost = costPerMillion(load.energyPerItemJ, view.power);
  const carbon = carbonPerMillionG(load.energyPerItemJ, view.power);
  const facts: readonly (readonly [label: string, value: string])[] = [
    ['Energy', joulesText(load.energyJ)],
    ['Mean power', withUnit(load.meanW, 'W')],
    ['Length', secondsText(load.range.toS - load.range.fromS)],
    ['In gaps', load.gapS === 0 ? 'none' : secondsText(load.gapS)],
    ...(load.energyPerItemJ === null ? [] : [['Energy per item', withUnit(load.energyPerItemJ, 'J')] as const]),
    ...(cost === null ? [] : [[COST_LABEL, formatNumber(cost)] as const]),
    ...(carbon === null ? [] : [['CO₂ per million items', withUnit(carbon, 'g')] as const]),
  ];
  return (
    <>
      <dl className={css.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={css.rule}>{`Window: ${load.rule}. Energy by the trapezoid rule over all its samples; gaps are left out.${zeros > 0 ? ' Readings of zero or less are no samples: a straight line crosses them where they last shorter than a gap.' : ''} ${load.itemsNote}`}</p>
      {stated.length > 0 && <p className={css.rule}>{stated.join(' ')}</p>}
    </>
  );
}

/** In the unit that suits it: `9.05 MJ`. */
function joulesText(joules: number): string {
  if (joules >= 1e7) return withUnit(joules / 1e6, 'MJ');
  return joules >= 1e4 ? withUnit(joules / 1e3, 'kJ') : withUnit(joules, 'J');
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
