import { formatDateUtc } from '../model/format.ts';
import type { Decision } from '../model/state.ts';
import type { ThrottleEvidence } from '../model/throttle.ts';
import { THROTTLE_LABELS, throttleOf } from '../model/throttle.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../model/stateLabels.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { CellContent, Filters, ViewState } from '../view/viewState.ts';
import type { CellValue } from './content.ts';
import { cellValue, contentLabel, formatValue } from './content.ts';
import type { PairCell, PairIndex } from './pairs.ts';
import { keep } from './pairs.ts';
import { hardwareText } from './selection.ts';
import type { MatrixCell } from './types.ts';

/** A cell before its value is ranked among the others. */
export interface BareCell extends PairCell {
  readonly stale: boolean;
  readonly value: CellValue | null;
  readonly inView: boolean;
}

const DAY_MS = 86_400_000;

/** What of a view decides how a cell reads, apart from the evidence behind it. */
interface Reading {
  readonly content: CellContent;
  /** The time before which evidence is stale; null switches it off. */
  readonly staleBeforeMs: number | null;
  readonly state: Filters['state'];
  readonly modifier: Filters['modifier'];
}

/** Reads the cells of an index as a view asks for them, each once. */
export class CellReader {
  readonly index: PairIndex;
  readonly #reading: Reading;
  readonly #rows = new Map<number, readonly BareCell[]>();
  readonly #deviceCells = new Map<string, Map<number, BareCell>>();

  constructor(index: PairIndex, reading: Reading) {
    this.index = index;
    this.#reading = reading;
  }

  /** The model's cell on each hardware type in view, in their order. */
  row(modelKey: number): readonly BareCell[] {
    const known = this.#rows.get(modelKey);
    if (known !== undefined) return known;
    const cells = this.index.types.map(({ type }) => this.#read(this.index.cell(modelKey, type)));
    this.#rows.set(modelKey, cells);
    return cells;
  }

  bare(modelKey: number, hardwareType: string, device: string | null): BareCell {
    if (device === null) {
      const place = this.index.types.findIndex(({ type }) => type === hardwareType);
      return this.row(modelKey)[place] ?? this.#read(this.index.cell(modelKey, hardwareType));
    }
    return this.deviceCells(hardwareType, device)(modelKey);
  }

  /** The cells of one device, by model. */
  deviceCells(hardwareType: string, device: string): (modelKey: number) => BareCell {
    const key = columnKey(hardwareType, device);
    const cells = this.#deviceCells.get(key) ?? new Map<number, BareCell>();
    this.#deviceCells.set(key, cells);
    return (modelKey) => {
      const known = cells.get(modelKey);
      if (known !== undefined) return known;
      const cell = this.#read(this.index.cell(modelKey, hardwareType, device));
      cells.set(modelKey, cell);
      return cell;
    };
  }

  #read(pair: PairCell): BareCell {
    const { content, staleBeforeMs, state, modifier } = this.#reading;
    const { facts, decision, newestMs } = pair;
    const stale = staleBeforeMs !== null && decision.decidedAtMs !== null && decision.decidedAtMs < staleBeforeMs;
    return { facts, decision, newestMs, stale, value: cellValue(content, facts), inView: hasState(decision, state) && hasModifier(decision, stale, modifier) };
  }
}

/** Whether the state filter leaves a cell in view. */
export function hasState(decision: Decision, state: Filters['state']): boolean {
  return state.length === 0 || state.includes(decision.state);
}

/** Whether the filter of modifiers leaves a cell in view. */
export function hasModifier(decision: Decision, stale: boolean, modifier: Filters['modifier']): boolean {
  return modifier.length === 0 || (decision.conflict && modifier.includes('conflict')) || (stale && modifier.includes('stale'));
}

const READERS_KEPT = 8;
const READERS = new WeakMap<PairIndex, Map<string, CellReader>>();

/** The reader of an index for a view, kept with the index; `newestMs` is the file's newest evidence, from which age counts back. */
export function cellReader(index: PairIndex, view: ViewState, newestMs: number | null): CellReader {
  const { content, filters, staleAfterDays } = view;
  const staleBeforeMs = staleAfterDays === 0 || newestMs === null ? null : newestMs - staleAfterDays * DAY_MS;
  const reading: Reading = { content, staleBeforeMs, state: filters.state, modifier: filters.modifier };
  const kept = READERS.get(index) ?? new Map<string, CellReader>();
  READERS.set(index, kept);
  return keep(kept, JSON.stringify(reading), READERS_KEPT, () => new CellReader(index, reading));
}

/** `cuda` for a type, `cuda/NVIDIA A100` for a device; the first slash divides, whatever the words of the file hold. */
export function columnKey(hardwareType: string, device: string | null): string {
  const type = hardwareType.replaceAll('%', '%25').replaceAll('/', '%2F');
  return device === null ? type : `${type}/${device}`;
}

/** A bare cell with its value ranked, formatted and put into words. */
export function finishCell(bare: BareCell, view: ViewState, model: string, hardwareType: string, device: string | null, heat: (rank: number) => number | null, nowMs: number, sources: readonly string[] = []): MatrixCell {
  const { decision, value } = bare;
  const text = value === null ? null : formatValue(view.content, value.raw, nowMs);
  return {
    decision,
    stale: bare.stale,
    results: bare.facts.reduce((sum, fact) => sum + fact.results, 0),
    declarations: bare.facts.reduce((sum, fact) => sum + fact.declarations, 0),
    sources: sources.filter((_, place) => bare.facts.some((fact) => (fact.sources & (2 ** place)) !== 0)),
    throttled: throttledResults(bare.facts),
    newestMs: bare.newestMs,
    value: text,
    rawValue: value?.raw ?? null,
    simulatedValue: value?.simulated ?? false,
    heat: value === null ? null : heat(value.rank),
    inView: bare.inView,
    description: describe(bare, view, `${model} on ${hardwareText(hardwareType, device)}`, text),
  };
}

/** How many rows were throttled, with the strongest evidence; null for none. */
export function throttledResults(facts: readonly CellFact[]): { readonly count: number; readonly evidence: ThrottleEvidence } | null {
  const codes = facts.map((fact) => fact.throttle).filter((code) => code !== null);
  const evidence = codes.length === 0 ? null : throttleOf(Math.min(...codes));
  return evidence === null ? null : { count: facts.reduce((sum, fact) => sum + fact.throttled, 0), evidence };
}

function describe(bare: BareCell, view: ViewState, subject: string, value: string | null): string {
  const { decision, facts } = bare;
  const results = facts.reduce((sum, fact) => sum + fact.results, 0);
  const evidence = results === 0 ? '' : ` ${results.toLocaleString('en')} ${results === 1 ? 'result' : 'results'}.`;
  const throttled = throttledResults(facts);
  const hot = throttled === null ? '' : ` ${throttled.count.toLocaleString('en')} throttled: ${THROTTLE_LABELS[throttled.evidence]}.`;
  const newest = bare.newestMs === null ? '' : ` Newest ${formatDateUtc(bare.newestMs)}.`;
  const label = contentLabel(view.content);
  const shown = value === null || label === null ? '' : ` ${label}: ${value}${bare.value?.simulated === true ? ', simulated' : ''}.`;
  return `${subject}: ${stateText(decision)}${modifiers(bare)}.${shown}${evidence}${hot}${newest}`;
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
