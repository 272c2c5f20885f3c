import type { PowerResult } from '../../../../core/power/types.ts';
import { pathSymbol, symbolPath } from '../../../chart/symbolPath.ts';
import type { Look } from '../../../chart/types.ts';

/** Why a result is no measurement of a test that ran; the most serious reason. */
export type Unreal = 'simulated' | 'failed' | 'estimated';

export const UNREAL_LABELS: { readonly [K in Unreal]: string } = { simulated: '≈ simulated', failed: 'failed', estimated: 'estimated' };

/** Null for what was measured. */
export function unrealOf({ basis, failed }: Pick<PowerResult, 'basis' | 'failed'>): Unreal | null {
  if (basis === 'simulated') return 'simulated';
  if (failed) return 'failed';
  return basis === 'estimated' ? 'estimated' : null;
}

/** Within the outline: a dot for simulated, a cross for failed, nothing for estimated. */
const INSIDE: { readonly [K in Unreal]: string } = {
  simulated: 'M5.5 6a.5.5 0 1 0 1 0a.5.5 0 1 0-1 0z',
  failed: 'M4.6 4.6 7.4 7.4M7.4 4.6 4.6 7.4',
  estimated: '',
};

/** A look whose outline tells why the result is no measurement; to be drawn hollow. */
export function unrealLook(look: Look, unreal: Unreal | null): Look {
  return unreal === null || INSIDE[unreal] === '' ? look : { ...look, symbol: pathSymbol(symbolPath(look.symbol) + INSIDE[unreal]) };
}

/** As bars are drawn: an outline for estimated, a broken one for what did not run. */
export const BAR_OUTLINES: { readonly [K in Unreal]: string } = {
  estimated: pathSymbol('M1 2.5h10v7H1z'),
  simulated: pathSymbol('M1 4.5v-2h2.5M5 2.5h2M8.5 2.5H11v2M11 7.5v2H8.5M7 9.5H5M3.5 9.5H1v-2'),
  failed: pathSymbol('M1 4.5v-2h2.5M5 2.5h2M8.5 2.5H11v2M11 7.5v2H8.5M7 9.5H5M3.5 9.5H1v-2'),
};
