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

/** Reads the `max()` of packed verdicts; null when no row decided. */
export function unpackVerdict(packed: number | null): Verdict | null {
  if (packed === null) return null;
  const code = VERDICT_CODES[(packed % VERDICT_BASE) - 1];
  if (code === undefined) return null;
  const atMs = Math.floor(packed / VERDICT_BASE);
  return { ...code, atMs: atMs === 0 ? null : atMs };
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

/** Applies the rules above to the devices of one cell (one device, or all of a hardware type). */
export function decide(devices: readonly DeviceVerdicts[]): Decision {
  const tier = (['observed', 'declared', 'simulated'] as const).find((candidate) => devices.some((device) => device[candidate] !== null));
  if (tier === undefined) return UNTESTED;
  const counts = { supported: 0, partial: 0, unsupported: 0, failing: 0 };
  let newest: Verdict | null = null;
  for (const device of devices) {
    const verdict = device[tier];
    if (verdict === null) continue;
    if (device.device !== null) counts[verdict.outcome] += 1;
    newest = newer(newest, verdict);
  }
  for (const device of devices) {
    const verdict = device[tier];
    if (verdict !== null && device.device === null && counts[verdict.outcome] === 0) counts[verdict.outcome] = 1;
  }
  const outcome = onlyOutcome(counts);
  return {
    state: tier === 'simulated' ? 'simulated' : outcome,
    tier,
    failure: outcome === 'failing' && tier !== 'simulated' ? (newest?.failure ?? 'error') : null,
    decidedAtMs: newest?.atMs ?? null,
    conflict: tier === 'observed' && devices.some((device) => disagrees(device, outcome)),
    devices: counts,
  };
}

function onlyOutcome(counts: { readonly [K in Outcome]: number }): Outcome {
  const present = (Object.keys(counts) as Outcome[]).filter((outcome) => counts[outcome] > 0);
  return present.length === 1 && present[0] !== undefined ? present[0] : 'partial';
}

/** The newer of two verdicts, of two at one time the worse. */
function newer(left: Verdict | null, right: Verdict): Verdict {
  if (left === null) return right;
  const order = (right.atMs ?? 0) - (left.atMs ?? 0) || verdictCode(right.outcome, right.failure) - verdictCode(left.outcome, left.failure);
  return order > 0 ? right : left;
}

/** A declaration about a device is held against that device; one that names none against the cell's outcome. */
function disagrees({ device, observed, declared }: DeviceVerdicts, cellOutcome: Outcome): boolean {
  if (declared === null) return false;
  if (device === null) return runs(declared.outcome) !== runs(cellOutcome);
  return observed !== null && runs(declared.outcome) !== runs(observed.outcome);
}

/** Partial support is still support: only "runs" against "does not run" is a conflict. */
function runs(outcome: Outcome): boolean {
  return outcome === 'supported' || outcome === 'partial';
}
