import type { ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';
import { NumberField } from '../../parts/NumberField.tsx';
import { withPower } from './viewChanges.ts';
import css from './WhatIf.module.css';

interface WhatIfProps {
  readonly view: ViewState;
  readonly setView: SetView;
  /** On a phone, so that the picture comes first. */
  readonly folded: boolean;
}

const LARGEST = 1_000_000;

/** What a kilowatt-hour costs and emits where the reader is; empty fields ask nothing. */
export function WhatIf({ view, setView, folded }: WhatIfProps) {
  const { pricePerKwh, carbonGPerKwh } = view.power;
  const fields = (
    <fieldset className={css.fields}>
      <legend className={css.legend}>What if</legend>
      <NumberField label="Price per kWh" unit="your currency" value={pricePerKwh} max={LARGEST} placeholder="off" tip="Gives the cost of a million items; nothing is assumed while it is empty." onChange={(value) => setView((from) => withPower(from, { pricePerKwh: value }), 'replace')} />
      <NumberField label="CO₂ per kWh" unit="g" value={carbonGPerKwh} max={LARGEST} placeholder="off" tip="Carbon intensity of your grid, grams of CO₂ per kWh. Gives the CO₂ of a million items." onChange={(value) => setView((from) => withPower(from, { carbonGPerKwh: value }), 'replace')} />
    </fieldset>
  );
  if (!folded) return fields;
  return (
    <details>
      <summary className={css.summary}>{pricePerKwh === null && carbonGPerKwh === null ? 'What if: price and CO₂ per kWh' : 'What if: changed by your price or CO₂ per kWh'}</summary>
      {fields}
    </details>
  );
}
