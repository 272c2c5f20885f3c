/**
 * How evidence becomes the state of a cell. This file is the only place where that is decided.
 *
 * Evidence about a model on a device has a tier and, when it says anything, an outcome.
 *
 * | tier        | what belongs to it                                                                     |
 * |-------------|----------------------------------------------------------------------------------------|
 * | `observed`  | something ran on real hardware: tests, measurements, web and IPFS results              |
 * | `declared`  | somebody says so: compatibility tables                                                 |
 * | `simulated` | any row that the file marks as simulated or mock, or that belongs to simulated hardware |
 *
 * | # | question                                       | answer                                                              |
 * |---|------------------------------------------------|---------------------------------------------------------------------|
 * | 1 | Which tier decides?                            | The first of observed, declared, simulated that has a deciding row. |
 * | 2 | Which row of that tier, on one device?         | The newest; a row without a time is older than any with one.        |
 * | 3 | Several rows at that very time?                | The worst outcome: a failed test never shows as supported.          |
 * | 4 | Several devices (a hardware type's cell)?      | Each device is decided alone. All alike: that outcome. Else partial. |
 * |   | Rows that name no device, beside named ones?   | They speak for the rest of the type: one more device, but only where they say otherwise. |
 * | 5 | The simulated tier decided?                    | `simulated`, whatever the outcome.                                  |
 * | 6 | No deciding row at all?                        | `untested`, even if there are rows that say neither (skipped, …).   |
 *
 * Modifiers: `conflict` when the newest declared and the newest observed outcome of one device disagree, or what is
 * declared without a device and the outcome of the whole cell; `stale` when the deciding evidence is older than the
 * chosen age. Nothing is inferred from another model, another family or another device.
 */
export const CELL_STATES = ['supported', 'partial', 'failing', 'unsupported', 'simulated', 'untested'] as const;
export type CellState = (typeof CELL_STATES)[number];

/** How a test failed. */
export const FAILURE_KINDS = ['error', 'out-of-memory', 'timeout', 'crash', 'unavailable'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** What one row of evidence says. */
export type Outcome = 'supported' | 'partial' | 'unsupported' | 'failing';

export type Tier = 'observed' | 'declared' | 'simulated';

/** The outcome that decided, with its time (epoch ms, null where the row has none). */
export interface Verdict {
  readonly outcome: Outcome;
  readonly failure: FailureKind | null;
  readonly atMs: number | null;
}

const VERDICT_CODES: readonly { readonly outcome: Outcome; readonly failure: FailureKind | null }[] = [
  { outcome: 'supported', failure: null },
  { outcome: 'partial', failure: null },
  { outcome: 'unsupported', failure: null },
  { outcome: 'failing', failure: 'unavailable' },
  { outcome: 'failing', failure: 'error' },
  { outcome: 'failing', failure: 'timeout' },
  { outcome: 'failing', failure: 'out-of-memory' },
  { outcome: 'failing', failure: 'crash' },
];

/** Packed verdicts are `epoch_ms * VERDICT_BASE + code`, so that one `max()` answers rules 2 and 3. */
export const VERDICT_BASE = 16;

/** The code of an outcome, 1 (best) upwards; among rows of one time the highest code wins. */
export function verdictCode(outcome: Outcome, failure: FailureKind | null = null): number {
  const kind = outcome === 'failing' ? (failure ?? 'error') : null;
  return VERDICT_CODES.findIndex((code) => code.outcome === outcome && code.failure === kind) + 1;
}

function packVerdict(verdict: Verdict | null): number | null {
  return verdict === null ? null : (verdict.atMs ?? 0) * VERDICT_BASE + verdictCode(verdict.outcome, verdict.failure);
}

/** The remainder by hand: `%` of a number beyond 32 bits is many times slower. */
function verdictOf(packed: number | null): (typeof VERDICT_CODES)[number] | undefined {
  return packed === null ? undefined : VERDICT_CODES[packed - Math.floor(packed / VERDICT_BASE) * VERDICT_BASE - 1];
}

/** Reads the `max()` of packed verdicts; null when no row decided. */
export function unpackVerdict(packed: number | null): Verdict | null {
  const code = verdictOf(packed);
  if (packed === null || code === undefined) return null;
  const atMs = Math.floor(packed / VERDICT_BASE);
  return { outcome: code.outcome, failure: code.failure, atMs: atMs === 0 ? null : atMs };
}

/** What is known about one model on one device, each tier reduced to its newest deciding outcome. */
export interface DeviceVerdicts {
  /** Null for evidence about a hardware type that names no device. */
  readonly device: string | null;
  readonly observed: Verdict | null;
  readonly declared: Verdict | null;
  readonly simulated: Verdict | null;
}

/** The state of a cell, and why. */
export interface Decision {
  readonly state: CellState;
  /** The tier that decided; null when untested. */
  readonly tier: Tier | null;
  /** How it failed, when the state is failing: the kind of the newest failure, of several at that time the worst. */
  readonly failure: FailureKind | null;
  /** Newest time among the rows that decided, epoch ms. */
  readonly decidedAtMs: number | null;
  readonly conflict: boolean;
  /** Deciding devices by outcome; more than one outcome makes the cell partial. Rows without a device count as in rule 4. */
  readonly devices: { readonly [K in Outcome]: number };
}

const UNTESTED: Decision = {
  state: 'untested',
  tier: null,
  failure: null,
  decidedAtMs: null,
  conflict: false,
  devices: { supported: 0, partial: 0, unsupported: 0, failing: 0 },
};

/** What is known about one model on one device, as the evidence is reduced: packed verdicts. */
export type PackedVerdicts = { readonly [T in Tier]: number | null };

/** Applies the rules above to the devices of one cell (one device, or all of a hardware type). */
export function decide(devices: readonly DeviceVerdicts[]): Decision {
  return decidePacked(devices.map(({ observed, declared, simulated }) => ({ observed: packVerdict(observed), declared: packVerdict(declared), simulated: packVerdict(simulated) })), (place) => devices[place]?.device !== null);
}

/**
 * The same for verdicts as they are packed: a matrix decides tens of thousands of cells at once.
 * @param names Whether the device at that place among the verdicts has a name.
 */
export function decidePacked<V extends PackedVerdicts>(devices: readonly V[], names: (place: number, device: V) => boolean): Decision {
  const tier = decidingTier(devices);
  if (tier === null) return UNTESTED;
  const counts = { supported: 0, partial: 0, unsupported: 0, failing: 0 };
  let newest = 0;
  for (const [place, device] of devices.entries()) {
    const packed = device[tier];
    const verdict = verdictOf(packed);
    if (packed === null || verdict === undefined) continue;
    if (names(place, device)) counts[verdict.outcome] += 1;
    if (packed > newest) newest = packed;
  }
  for (const [place, device] of devices.entries()) {
    const verdict = verdictOf(device[tier]);
    if (verdict !== undefined && counts[verdict.outcome] === 0 && !names(place, device)) counts[verdict.outcome] = 1;
  }
  const outcome = onlyOutcome(counts);
  return {
    state: tier === 'simulated' ? 'simulated' : outcome,
    tier,
    failure: outcome === 'failing' && tier !== 'simulated' ? (verdictOf(newest)?.failure ?? 'error') : null,
    decidedAtMs: newest < VERDICT_BASE ? null : Math.floor(newest / VERDICT_BASE),
    conflict: tier === 'observed' && devices.some((device, place) => disagrees(device, names(place, device), outcome)),
    devices: counts,
  };
}

function decidingTier(devices: readonly PackedVerdicts[]): Tier | null {
  let tier: Tier | null = null;
  for (const { observed, declared, simulated } of devices) {
    if (verdictOf(observed) !== undefined) return 'observed';
    if (verdictOf(declared) !== undefined) tier = 'declared';
    else if (verdictOf(simulated) !== undefined) tier ??= 'simulated';
  }
  return tier;
}

function onlyOutcome({ supported, partial, unsupported, failing }: Decision['devices']): Outcome {
  const present = Number(supported > 0) + Number(partial > 0) + Number(unsupported > 0) + Number(failing > 0);
  if (present !== 1) return 'partial';
  if (supported > 0) return 'supported';
  if (unsupported > 0) return 'unsupported';
  return failing > 0 ? 'failing' : 'partial';
}

/** A declaration about a device is held against that device; one that names none against the cell's outcome. */
function disagrees({ observed, declared }: PackedVerdicts, named: boolean, cellOutcome: Outcome): boolean {
  const said = verdictOf(declared)?.outcome;
  if (said === undefined) return false;
  const seen = named ? verdictOf(observed)?.outcome : cellOutcome;
  return seen !== undefined && runs(said) !== runs(seen);
}

/** Partial support is still support: only "runs" against "does not run" is a conflict. */
function runs(outcome: Outcome): boolean {
  return outcome === 'supported' || outcome === 'partial';
}
