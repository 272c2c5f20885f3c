import { VERDICT_BASE, verdictCode } from '../model/state.ts';
import type { CellFact } from '../sql/cellFacts.ts';
import { NO_TIME, PACKED, PACKED_KINDS, PACKED_TIERS } from '../sql/factRows.ts';

/** One part of a packed number. */
export function partOf(packed: number, { shift, mask }: { readonly shift: number; readonly mask: number }): number {
  return (packed >> shift) & mask;
}

const SUPPORTED = verdictCode('supported');
const PARTIAL = verdictCode('partial');
const UNSUPPORTED = verdictCode('unsupported');
const FAILING = verdictCode('failing', 'unavailable');

/** Gathers what is known about one model on one device. The rules are those of the SQL of `cellFacts`. */
export class FactTally {
  #observed = -Infinity;
  #declared = -Infinity;
  #simulated = -Infinity;
  #passes = 0;
  #partials = 0;
  #fails = 0;
  #results = 0;
  #declarations = 0;
  #rows = 0;
  #sources = 0;
  #throttled = 0;
  #throttle = 0;
  #newestMs = NO_TIME;
  readonly #score = new NewestScore();
  readonly #simulatedScore = new NewestScore();

  add(packed: number, sources: number, atMs: number, score: number, count: number): void {
    const tier = partOf(packed, PACKED.tier);
    const kind = partOf(packed, PACKED.kind);
    const code = partOf(packed, PACKED.code);
    const throttle = partOf(packed, PACKED.throttle);
    const seenMs = atMs === NO_TIME ? 0 : atMs;
    if (code > 0 && kind !== PACKED_KINDS.power) this.#decide(tier, seenMs * VERDICT_BASE + code);
    if (partOf(packed, PACKED.explicit) === 1) this.#count(code, count);
    if (kind === PACKED_KINDS.result) this.#results += count;
    else if (kind === PACKED_KINDS.declaration) this.#declarations += count;
    this.#rows += count;
    this.#sources |= sources;
    if (throttle > 0) {
      if (partOf(packed, PACKED.linked) === 0) this.#throttled += count;
      if (this.#throttle === 0 || throttle < this.#throttle) this.#throttle = throttle;
    }
    if (atMs > this.#newestMs) this.#newestMs = atMs;
    if (partOf(packed, PACKED.scored) === 1) (tier === PACKED_TIERS.simulated ? this.#simulatedScore : this.#score).add(seenMs, score);
  }

  fact(modelKey: number, deviceKey: number, facet: string): CellFact {
    return {
      model_key: modelKey, device_key: deviceKey, facet,
      observed: orNull(this.#observed), declared: orNull(this.#declared), simulated: orNull(this.#simulated),
      passes: this.#passes, partials: this.#partials, fails: this.#fails, results: this.#results, declarations: this.#declarations,
      rows: this.#rows, sources: this.#sources, throttled: this.#throttled, throttle: this.#throttle === 0 ? null : this.#throttle,
      newest_ms: this.#newestMs === NO_TIME ? null : this.#newestMs, score: this.#score.value, simulated_score: this.#simulatedScore.value,
      value: null, value_count: 0, simulated_value: null,
    };
  }

  #decide(tier: number, verdict: number): void {
    if (tier === PACKED_TIERS.observed) this.#observed = Math.max(this.#observed, verdict);
    else if (tier === PACKED_TIERS.declared) this.#declared = Math.max(this.#declared, verdict);
    else this.#simulated = Math.max(this.#simulated, verdict);
  }

  #count(code: number, count: number): void {
    if (code === SUPPORTED) this.#passes += count;
    else if (code === PARTIAL) this.#partials += count;
    else if (code === UNSUPPORTED || code >= FAILING) this.#fails += count;
  }
}

/** The score of the newest moment; of several of that moment the lowest. */
class NewestScore {
  value: number | null = null;
  #atMs = -Infinity;

  add(atMs: number, score: number): void {
    if (this.value !== null && (atMs < this.#atMs || (atMs === this.#atMs && score >= this.value))) return;
    this.value = score;
    this.#atMs = atMs;
  }
}

function orNull(verdict: number): number | null {
  return verdict === -Infinity ? null : verdict;
}
