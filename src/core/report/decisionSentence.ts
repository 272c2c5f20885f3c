import type { MatrixCell } from '../matrix/types.ts';
import type { EvidenceRow } from '../model/evidence.ts';
import { formatDateUtc } from '../model/format.ts';
import type { FailureKind, Outcome, Tier } from '../model/state.ts';
import { STATE_LABELS } from '../model/stateLabels.ts';
import { THROTTLE_LABELS } from '../model/throttle.ts';

const FAILURE_VERBS: { readonly [K in FailureKind]: string } = {
  error: 'failed',
  'out-of-memory': 'ran out of memory',
  timeout: 'timed out',
  crash: 'crashed',
  unavailable: 'found the hardware unavailable',
};

const OUTCOME_VERBS: { readonly [K in Exclude<Outcome, 'failing'>]: string } = {
  supported: 'passed',
  partial: 'ran in part',
  unsupported: 'says it is not supported',
};

const DECLARED: { readonly [K in Outcome]: string } = {
  supported: 'compatible',
  partial: 'partly compatible',
  unsupported: 'not compatible',
  failing: 'failing',
};

const TIER_NOUNS: { readonly [K in Tier]: string } = { observed: 'real result', declared: 'declaration', simulated: 'simulated result' };

/**
 * Says in one or two sentences which rule decided a cell. `total` is the number of rows behind the cell, of which `rows`
 * may hold only the newest.
 */
export function decisionSentence(cell: MatrixCell, rows: readonly EvidenceRow[]): string {
  const { decision } = cell;
  const { state, tier } = decision;
  if (tier === null) return untestedSentence(rows);
  const deciding = rows.filter((row) => row.kind !== 'power' && row.tier === tier && row.outcome !== null);
  const main = [`${STATE_LABELS[state]}: ${decided(cell, deciding)}.`];
  if (tier === 'declared') main.push('Nothing was run on real hardware.');
  if (tier === 'simulated') main.push('No real result and no declaration.');
  if (decision.conflict) main.push(conflict(rows));
  if (cell.throttled !== null) main.push(throttled(cell.throttled));
  if (cell.stale) main.push('This is older than the chosen age for fresh evidence.');
  return main.join(' ');
}

function throttled({ count, evidence }: NonNullable<MatrixCell['throttled']>): string {
  return `${count === 1 ? 'One of its rows was' : `${count.toLocaleString('en')} of its rows were`} throttled: ${THROTTLE_LABELS[evidence]}.`;
}

function untestedSentence(rows: readonly EvidenceRow[]): string {
  if (rows.length === 0) return 'Untested: the file holds nothing about this pair.';
  return `Untested: ${rows.length === 1 ? 'the one row about this pair says' : `the ${rows.length} rows about this pair say`} neither that it runs nor that it fails.`;
}

function decided(cell: MatrixCell, deciding: readonly EvidenceRow[]): string {
  const { decision } = cell;
  const noun = TIER_NOUNS[decision.tier ?? 'observed'];
  const devices = Object.values(decision.devices).reduce((sum, count) => sum + count, 0);
  if (devices > 1) return `${deviceCounts(decision.devices)} of ${devices} devices, each by its newest ${noun}${when(decision.decidedAtMs, ', the last')}`;
  const newest = deciding.find((row) => row.decided) ?? deciding[0];
  const of = deciding.length > 1 ? `the newest of ${deciding.length} ${noun}s` : `the only ${noun}`;
  const outcome = newest?.outcome ?? null;
  const verb = outcome === null ? 'decided' : outcome === 'failing' ? FAILURE_VERBS[newest?.failure ?? decision.failure ?? 'error'] : verbOf(outcome, decision.tier);
  return `${of}${when(decision.decidedAtMs)} ${verb}`;
}

function verbOf(outcome: Exclude<Outcome, 'failing'>, tier: Tier | null): string {
  return tier === 'declared' ? `says ${DECLARED[outcome]}` : OUTCOME_VERBS[outcome];
}

function deviceCounts(devices: { readonly [K in Outcome]: number }): string {
  const words: { readonly [K in Outcome]: string } = { supported: 'runs on', partial: 'runs in part on', failing: 'fails on', unsupported: 'is not supported on' };
  const parts = (Object.keys(words) as Outcome[]).filter((outcome) => devices[outcome] > 0).map((outcome) => `${words[outcome]} ${devices[outcome]}`);
  return parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function when(ms: number | null, lead = ''): string {
  return ms === null ? (lead === '' ? ' (no date)' : '') : `${lead} on ${formatDateUtc(ms)}`;
}

function conflict(rows: readonly EvidenceRow[]): string {
  const declared = rows.find((row) => row.tier === 'declared' && row.outcome !== null);
  const outcome = declared?.outcome ?? null;
  if (declared === undefined || outcome === null) return 'A declaration says otherwise: conflict.';
  return `Declared ${DECLARED[outcome]}${when(declared.atMs)}: conflict.`;
}
