import type { PowerView } from '../../../core/view/viewState.ts';

/** What the reader pays and emits for a kilowatt-hour; null: not asked. */
export type Rates = Pick<PowerView, 'pricePerKwh' | 'carbonGPerKwh'>;

const JOULES_PER_KWH = 3_600_000;
const MILLION = 1_000_000;

/** Price of the electricity for a million items, in the reader's currency: J/item × 10⁶ / (3.6 × 10⁶ J/kWh) × price/kWh. */
export function costPerMillion(energyPerItemJ: number | null, { pricePerKwh }: Rates): number | null {
  return perMillion(energyPerItemJ, pricePerKwh);
}

/** Grams of CO₂ for the electricity of a million items. */
export function carbonPerMillionG(energyPerItemJ: number | null, { carbonGPerKwh }: Rates): number | null {
  return perMillion(energyPerItemJ, carbonGPerKwh);
}

/** J per item, from its reciprocal where only that is known. */
export function energyPerItemJ(values: { readonly 'energy-per-item': number | null; readonly 'items-per-joule': number | null }): number | null {
  const energy = values['energy-per-item'];
  const efficiency = values['items-per-joule'];
  return energy ?? (efficiency === null || efficiency <= 0 ? null : 1 / efficiency);
}

/** Items per joule, from its reciprocal where only that is known. */
export function itemsPerJoule(values: { readonly 'energy-per-item': number | null; readonly 'items-per-joule': number | null }): number | null {
  const energy = values['energy-per-item'];
  return values['items-per-joule'] ?? (energy === null || energy <= 0 ? null : 1 / energy);
}

function perMillion(energyJ: number | null, perKwh: number | null): number | null {
  return energyJ === null || perKwh === null ? null : ((energyJ * MILLION) / JOULES_PER_KWH) * perKwh;
}
