import { formatCount, formatDateUtc, formatQuantity } from '../model/format.ts';
import type { Decision } from '../model/state.ts';
import type { ThrottleEvidence } from '../model/throttle.ts';
import { THROTTLE_LABELS, throttleOf } from '../model/throttle.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../model/stateLabels.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import type { CellContent, Filters, ViewState } from '../view/viewState.ts';
import type { CellValue } from './content.ts';
import { cellValue, contentLabel, formatValue, total } from './content.ts';
import type { PairCell, PairIndex } from './pairs.ts';
import { NOTHING, keep } from './pairs.ts';
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
  readonly #deviceCells = new Map<string, (modelKey: number) => BareCell>();

  constructor(index: PairIndex, reading: Reading) {
    this.index = index;
    this.#reading = reading;
  }

  /** The model's cell on each hardware type in view, in their order. */
  row(modelKey: number): readonly BareCell[] {
    const known = this.#rows.get(modelKey);
    if (known !== undefined) return known;
    const cells = this.index.types.map((_, place) => this.#read(this.index.typeCell(modelKey, place)));
    this.#rows.set(modelKey, cells);
    return cells;
  }

  /** The cells of one column, by model. */
  column(hardwareType: string, device: string | null): (modelKey: number) => BareCell {
    if (device !== null) return this.deviceCells(hardwareType, device);
    const place = this.index.types.findIndex(({ type }) => type === hardwareType);
    return (modelKey) => this.row(modelKey)[place] ?? this.#read(NOTHING);
  }

  /** The cells of one device, by model. */
  deviceCells(hardwareType: string, device: string): (modelKey: number) => BareCell {
    const key = columnKey(hardwareType, device);
    const known = this.#deviceCells.get(key);
    if (known !== undefined) return known;
    const cells = new Map<number, BareCell>();
    const pairOf = this.index.deviceCells(hardwareType, device);
    const read = (modelKey: number): BareCell => {
      const kept = cells.get(modelKey);
      if (kept !== undefined) return kept;
      const cell = this.#read(pairOf(modelKey));
      cells.set(modelKey, cell);
      return cell;
    };
    this.#deviceCells.set(key, read);
    return read;
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

/** Cells finished last, with what they were finished for; a cell that reads the same is the same object, so that nobody draws it again. */
const FINISHED = new WeakMap<BareCell, { readonly subject: string; readonly cell: MatrixCell }>();

/** A bare cell with its value ranked, formatted and put into words. */
export function finishCell(bare: BareCell, view: ViewState, model: string, hardwareType: string, device: string | null, heat: (rank: number) => number | null, nowMs: number, sources: readonly string[] = []): MatrixCell {
  const { value } = bare;
  const subject = `${model} on ${hardwareText(hardwareType, device)}`;
  const text = value === null ? null : formatValue(view.content, value.raw, nowMs);
  const rank = value === null ? null : heat(value.rank);
  const known = FINISHED.get(bare);
  if (known !== undefined && known.subject === subject && known.cell.value === text && known.cell.heat === rank) return known.cell;
  const cell: MatrixCell = {
    decision: bare.decision,
    stale: bare.stale,
    results: total(bare.facts, (fact) => fact.results),
    declarations: total(bare.facts, (fact) => fact.declarations),
    sources: sources.filter((_, place) => bare.facts.some((fact) => (fact.sources & (2 ** place)) !== 0)),
    throttled: throttledResults(bare.facts),
    newestMs: bare.newestMs,
    value: text,
    rawValue: value?.raw ?? null,
    simulatedValue: value?.simulated ?? false,
    heat: rank,
    inView: bare.inView,
    description: describe(bare, view, subject, text),
  };
  FINISHED.set(bare, { subject, cell });
  return cell;
}

/** How many rows were throttled, with the strongest evidence; null for none. */
export function throttledResults(facts: readonly CellFact[]): { readonly count: number; readonly evidence: ThrottleEvidence } | null {
  let strongest: number | null = null;
  for (const { throttle } of facts) if (throttle !== null && (strongest === null || throttle < strongest)) strongest = throttle;
  const evidence = strongest === null ? null : throttleOf(strongest);
  return evidence === null ? null : { count: total(facts, (fact) => fact.throttled), evidence };
}

function describe(bare: BareCell, view: ViewState, subject: string, value: string | null): string {
  const { decision, facts } = bare;
  const results = total(facts, (fact) => fact.results);
  const evidence = results === 0 ? '' : ` ${formatQuantity(results, 'result')}.`;
  const throttled = throttledResults(facts);
  const hot = throttled === null ? '' : ` ${formatCount(throttled.count)} throttled: ${THROTTLE_LABELS[throttled.evidence]}.`;
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
