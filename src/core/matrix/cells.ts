import { formatDateUtc } from '../model/format.ts';
import type { Decision } from '../model/state.ts';
import { decide } from '../model/state.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../model/stateLabels.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { ViewState } from '../view/viewState.ts';
import type { CellValue } from './content.ts';
import { cellValue, contentLabel, formatValue } from './content.ts';
import type { PairIndex } from './pairs.ts';
import { hardwareText } from './selection.ts';
import type { MatrixCell } from './types.ts';

/** A cell before its value is ranked among the others. */
export interface BareCell {
  readonly decision: Decision;
  readonly stale: boolean;
  readonly facts: readonly CellFact[];
  readonly newestMs: number | null;
  readonly value: CellValue | null;
  readonly inView: boolean;
}

const DAY_MS = 86_400_000;

/** Works out cells under one view. `staleBeforeMs` is the time before which evidence is stale; null switches it off. */
export class CellReader {
  readonly #view: ViewState;
  readonly #index: PairIndex;
  readonly #staleBeforeMs: number | null;

  constructor(view: ViewState, index: PairIndex, newestMs: number | null) {
    this.#view = view;
    this.#index = index;
    this.#staleBeforeMs = view.staleAfterDays === 0 || newestMs === null ? null : newestMs - view.staleAfterDays * DAY_MS;
  }

  bare(modelKey: number, hardwareType: string, device: string | null): BareCell {
    const facts = this.#index.facts(modelKey, hardwareType, device);
    const decision = decide(this.#index.verdicts(facts));
    const stale = this.#staleBeforeMs !== null && decision.decidedAtMs !== null && decision.decidedAtMs < this.#staleBeforeMs;
    const newestMs = facts.reduce<number | null>((newest, fact) => (fact.newest_ms === null ? newest : Math.max(newest ?? 0, fact.newest_ms)), null);
    return { decision, stale, facts, newestMs, value: cellValue(this.#view.content, facts), inView: this.#inView(decision, stale) };
  }

  #inView(decision: Decision, stale: boolean): boolean {
    const { state, modifier } = this.#view.filters;
    if (state.length > 0 && !state.includes(decision.state)) return false;
    if (modifier.length === 0) return true;
    return (modifier.includes('conflict') && decision.conflict) || (modifier.includes('stale') && stale);
  }
}

/** A bare cell with its value ranked, formatted and put into words. */
export function finishCell(bare: BareCell, view: ViewState, model: string, hardwareType: string, device: string | null, heat: (rank: number) => number | null, nowMs: number): MatrixCell {
  const { decision, value } = bare;
  const text = value === null ? null : formatValue(view.content, value.raw, nowMs);
  return {
    decision,
    stale: bare.stale,
    results: bare.facts.reduce((sum, fact) => sum + fact.results, 0),
    declarations: bare.facts.reduce((sum, fact) => sum + fact.declarations, 0),
    newestMs: bare.newestMs,
    value: text,
    rawValue: value?.raw ?? null,
    simulatedValue: value?.simulated ?? false,
    heat: value === null ? null : heat(value.rank),
    inView: bare.inView,
    description: describe(bare, view, `${model} on ${hardwareText(hardwareType, device)}`, text),
  };
}

function describe(bare: BareCell, view: ViewState, subject: string, value: string | null): string {
  const { decision, facts } = bare;
  const results = facts.reduce((sum, fact) => sum + fact.results, 0);
  const evidence = results === 0 ? '' : ` ${results.toLocaleString('en')} ${results === 1 ? 'result' : 'results'}.`;
  const newest = bare.newestMs === null ? '' : ` Newest ${formatDateUtc(bare.newestMs)}.`;
  const label = contentLabel(view.content);
  const shown = value === null || label === null ? '' : ` ${label}: ${value}${bare.value?.simulated === true ? ', simulated' : ''}.`;
  return `${subject}: ${stateText(decision)}${modifiers(bare)}.${shown}${evidence}${newest}`;
}

/** `Failing, out of memory`; `Supported, declared only`; `Partial, 2 of 3 devices supported`. */
function stateText(decision: Decision): string {
  const label = STATE_LABELS[decision.state];
  if (decision.state === 'failing' && decision.failure !== null && decision.failure !== 'error') return `${label}, ${FAILURE_LABELS[decision.failure].toLowerCase()}`;
  const { supported, partial, unsupported, failing } = decision.devices;
  const devices = supported + partial + unsupported + failing;
  if (decision.state === 'partial' && partial < devices) return `${label}, ${supported} of ${devices} devices supported${declaredOnly(decision)}`;
  return `${label}${declaredOnly(decision)}`;
}

function declaredOnly(decision: Decision): string {
  return decision.tier === 'declared' ? ', declared, not tested' : '';
}

function modifiers(bare: BareCell): string {
  return `${bare.decision.conflict ? ', declared and observed disagree' : ''}${bare.stale ? ', stale' : ''}`;
}
