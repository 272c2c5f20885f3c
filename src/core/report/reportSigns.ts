import type { CellState, FailureKind } from '../model/state.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';

/** Signs of the states on a grid of 16 by 16, as the dashboard draws them. */
const STATE_SIGNS: { readonly [K in CellState | Exclude<FailureKind, 'error'>]: Html } = {
  supported: html`<path d="M3 8.6 6.4 12 13 4.6" stroke-width="2"/>`,
  partial: html`<circle cx="8" cy="8" r="5.25"/><path d="M8 2.75a5.25 5.25 0 0 1 0 10.5z" fill="currentColor" stroke="none"/>`,
  failing: html`<path d="m4 4 8 8M12 4l-8 8" stroke-width="2"/>`,
  'out-of-memory': html`<path d="M3.25 12.5v-9L8 9.75l4.75-6.25v9" stroke-width="1.7"/>`,
  timeout: html`<circle cx="8" cy="8" r="5.25"/><path d="M8 2.75A5.25 5.25 0 0 1 13.25 8H8z" fill="currentColor" stroke="none"/>`,
  crash: html`<path d="M9.25 1.5 3.5 9h3.4l-1.4 5.5L12.5 6.6H8.6z" fill="currentColor" stroke="none"/>`,
  unavailable: html`<circle cx="8" cy="8" r="5.25"/><path d="m4.4 11.6 7.2-7.2"/>`,
  unsupported: html`<path d="M3.5 8h9" stroke-width="2"/>`,
  simulated: html`<path d="M2.5 6.6c1.8-2 3.6-2 5.5-.6s3.7 1.4 5.5-.6M2.5 11c1.8-2 3.6-2 5.5-.6s3.7 1.4 5.5-.6"/>`,
  untested: html`<circle cx="8" cy="8" r="1.4" fill="currentColor" stroke="none"/>`,
};

/** The sign of a state; the word stands beside it. */
export function stateSign(state: CellState, failure: FailureKind | null): Html {
  const sign = state === 'failing' && failure !== null && failure !== 'error' ? STATE_SIGNS[failure] : STATE_SIGNS[state];
  return html`<svg class="sign" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">${sign}</svg>`;
}

/** Shapes of the hardware types on a grid of 12 by 12, as the dashboard draws them. */
const HARDWARE_SHAPES: ReadonlyMap<string, string> = new Map([
  ['cpu', 'M2 2h8v8H2z'],
  ['cuda', 'M6 1 11 6 6 11 1 6z'],
  ['rocm', 'M6 1.5 11 10.5H1z'],
  ['mps', 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z'],
  ['openvino', 'M6 10.5 1 1.5h10z'],
  ['qualcomm', 'M6 .8 11 4.5 9.1 10.8H2.9L1 4.5z'],
  ['webnn', 'M4.3 1h3.4v3.3H11v3.4H7.7V11H4.3V7.7H1V4.3h3.3z'],
  ['webgpu', 'M3.5 1.5h5L11 6l-2.5 4.5h-5L1 6z'],
  ['samsung', 'M1 3.5h10v5H1z'],
  ['mediatek', 'M3.5 1h5v10h-5z'],
  ['tpu', 'M1.5 1 10.5 6 1.5 11z'],
  ['npu', 'M10.5 1 1.5 6l9 5z'],
  ['opencl', 'M6 .5 7.6 4.3 11.7 4.6 8.5 7.3 9.6 11.3 6 9.1 2.4 11.3 3.5 7.3 .3 4.6 4.4 4.3z'],
  ['directml', 'M2 1h3v10H2zM7 1h3v10H7z'],
]);
const OTHER_SHAPE = 'M4.2 2h7.3L7.8 10H.5z';

/** The class that gives a hardware type its colour. */
export function hardwareClass(type: string): string {
  return `hw-${HARDWARE_SHAPES.has(type) ? type : 'other'}`;
}

/** The fixed colour and shape of a hardware type. */
export function hardwareMark(type: string): Html {
  return html`<svg class="mark ${hardwareClass(type)}" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true"><path d="${HARDWARE_SHAPES.get(type) ?? OTHER_SHAPE}" fill-rule="evenodd"/></svg>`;
}
