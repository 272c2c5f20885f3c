import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { FAILURE_KINDS, VERDICT_BASE, decide, unpackVerdict, verdictCode } from './state.ts';
import type { DeviceVerdicts, FailureKind, Outcome, Tier, Verdict } from './state.ts';

/** A row of evidence, of which `decide` sees each tier's newest. */
interface EvidenceRow {
  readonly device: string | null;
  readonly tier: Tier;
  /** Null for a row that says neither. */
  readonly outcome: Outcome | null;
  readonly failure: FailureKind | null;
  readonly atMs: number | null;
}

const TIERS = ['observed', 'declared', 'simulated'] as const;
const YEAR_2100_MS = Date.UTC(2100, 0, 1);

/** What the query over the evidence does: the highest packed verdict of each device and tier. */
function reduce(rows: readonly EvidenceRow[]): DeviceVerdicts[] {
  return [...new Set(rows.map((row) => row.device))].map((device) => {
    const newest = (tier: Tier): Verdict | null => {
      const packed = rows.flatMap((row) => (row.device === device && row.tier === tier && row.outcome !== null ? [(row.atMs ?? 0) * VERDICT_BASE + verdictCode(row.outcome, row.failure)] : []));
      return packed.length === 0 ? null : unpackVerdict(Math.max(...packed));
    };
    return { device, observed: newest('observed'), declared: newest('declared'), simulated: newest('simulated') };
  });
}

function row(tier: Tier, outcome: Outcome | null, atMs: number | null = 1000, device: string | null = 'A', failure: FailureKind | null = null): EvidenceRow {
  return { tier, outcome, atMs, device, failure: outcome === 'failing' ? (failure ?? 'error') : null };
}

const decideRows = (...rows: readonly EvidenceRow[]) => decide(reduce(rows));

describe('the table, row by row', () => {
  test('1: observed before declared before simulated, whatever their age', () => {
    expect(decideRows(row('observed', 'supported', 1), row('declared', 'unsupported', 2), row('simulated', 'failing', 3))).toMatchObject({ state: 'supported', tier: 'observed', decidedAtMs: 1 });
    expect(decideRows(row('declared', 'unsupported', 2), row('simulated', 'supported', 3))).toMatchObject({ state: 'unsupported', tier: 'declared', decidedAtMs: 2 });
    expect(decideRows(row('observed', null, 9), row('declared', 'supported', 2))).toMatchObject({ state: 'supported', tier: 'declared' });
  });

  test('1: one observed device decides a type, others that are only declared do not make it partial', () => {
    const cell = decideRows(row('observed', 'supported', 1, 'A'), row('declared', 'unsupported', 2, 'B'), row('simulated', 'failing', 3, 'C'));
    expect(cell).toMatchObject({ state: 'supported', tier: 'observed', devices: { supported: 1, partial: 0, unsupported: 0, failing: 0 }, conflict: false });
  });

  test('2: the newest row of a device, one without a time last', () => {
    expect(decideRows(row('observed', 'failing', 1), row('observed', 'supported', 2)).state).toBe('supported');
    expect(decideRows(row('observed', 'supported', 1), row('observed', 'failing', 2)).state).toBe('failing');
    expect(decideRows(row('observed', 'failing', null), row('observed', 'supported', 1))).toMatchObject({ state: 'supported', decidedAtMs: 1 });
    expect(decideRows(row('observed', 'partial', null))).toMatchObject({ state: 'partial', decidedAtMs: null });
  });

  test('3: at one time the worst outcome, and of failures the most telling', () => {
    const order: readonly (readonly [Outcome, FailureKind | null])[] = [
      ['supported', null], ['partial', null], ['unsupported', null], ['failing', 'unavailable'], ['failing', 'error'], ['failing', 'timeout'], ['failing', 'out-of-memory'], ['failing', 'crash'],
    ];
    for (const [index, [outcome, failure]] of order.entries()) {
      for (const [better, betterFailure] of order.slice(0, index)) {
        expect(decideRows(row('observed', outcome, 5, 'A', failure), row('observed', better, 5, 'A', betterFailure))).toMatchObject({ state: outcome, failure });
      }
    }
  });

  test('4: devices alike give their outcome, devices unlike are partial', () => {
    expect(decideRows(row('observed', 'supported', 1, 'A'), row('observed', 'supported', 2, 'B'))).toMatchObject({ state: 'supported', decidedAtMs: 2, devices: { supported: 2 } });
    expect(decideRows(row('observed', 'supported', 1, 'A'), row('observed', 'failing', 2, 'B'))).toMatchObject({ state: 'partial', failure: null, devices: { supported: 1, failing: 1 } });
    expect(decideRows(row('observed', 'failing', 1, 'A', 'timeout'), row('observed', 'failing', 2, 'B', 'crash'))).toMatchObject({ state: 'failing', failure: 'crash' });
    expect(decideRows(row('observed', 'unsupported', 1, 'A'), row('observed', 'failing', 2, 'B')).state).toBe('partial');
  });

  test('4: of failures at one time the worst is named, in any order of the devices', () => {
    const devices = reduce([row('observed', 'failing', 7, 'A', 'timeout'), row('observed', 'failing', 7, 'B', 'out-of-memory'), row('observed', 'failing', 6, 'C', 'crash')]);
    expect(decide(devices).failure).toBe('out-of-memory');
    expect(decide(devices.toReversed()).failure).toBe('out-of-memory');
  });

  test('4: rows without a device are one more device only where they say otherwise', () => {
    expect(decideRows(row('declared', 'supported', 1, 'A'), row('declared', 'supported', 2, null))).toMatchObject({ state: 'supported', decidedAtMs: 2, devices: { supported: 1 } });
    expect(decideRows(row('observed', 'supported', 1, 'A'), row('observed', 'supported', 2, 'B'), row('observed', 'supported', 3, null)).devices.supported).toBe(2);
    expect(decideRows(row('declared', 'unsupported', 1, 'A'), row('declared', 'supported', 2, null))).toMatchObject({ state: 'partial', devices: { supported: 1, unsupported: 1 } });
    expect(decideRows(row('observed', 'failing', 1, 'A'), row('observed', 'failing', 2, null, 'crash'))).toMatchObject({ state: 'failing', failure: 'crash', devices: { failing: 1 } });
    expect(decideRows(row('observed', 'supported', 1, null))).toMatchObject({ state: 'supported', devices: { supported: 1 } });
  });

  test('5: simulated evidence alone shows as simulated, whatever it says', () => {
    for (const outcome of ['supported', 'partial', 'unsupported', 'failing'] as const) {
      expect(decideRows(row('simulated', outcome))).toMatchObject({ state: 'simulated', tier: 'simulated', failure: null, conflict: false });
    }
  });

  test('6: nothing decides: untested', () => {
    expect(decide([])).toMatchObject({ state: 'untested', tier: null, failure: null, decidedAtMs: null, conflict: false });
    expect(decideRows(row('observed', null), row('declared', null))).toMatchObject({ state: 'untested', tier: null });
  });

  test('conflict: declared against observed of the same device', () => {
    expect(decideRows(row('observed', 'failing', 1), row('declared', 'supported', 2)).conflict).toBe(true);
    expect(decideRows(row('observed', 'supported', 2), row('declared', 'unsupported', 1)).conflict).toBe(true);
    expect(decideRows(row('observed', 'unsupported', 1), row('declared', 'partial', 2)).conflict).toBe(true);
    expect(decideRows(row('observed', 'supported', 1), row('declared', 'partial', 2)).conflict).toBe(false);
    expect(decideRows(row('observed', 'failing', 1), row('declared', 'unsupported', 2)).conflict).toBe(false);
    expect(decideRows(row('observed', 'failing', 1, 'A'), row('declared', 'supported', 2, 'B')).conflict).toBe(false);
    expect(decideRows(row('simulated', 'failing', 1), row('declared', 'supported', 2)).conflict).toBe(false);
    expect(decideRows(row('observed', 'failing', 2), row('declared', 'supported', 1), row('declared', 'unsupported', 3)).conflict).toBe(false);
  });

  test('conflict: what is declared without a device against the whole cell', () => {
    expect(decideRows(row('observed', 'failing', 1, 'A'), row('declared', 'supported', 2, null))).toMatchObject({ state: 'failing', conflict: true });
    expect(decideRows(row('observed', 'failing', 1, 'A'), row('observed', 'supported', 1, 'B'), row('declared', 'supported', 2, null))).toMatchObject({ state: 'partial', conflict: false });
    expect(decideRows(row('observed', 'failing', 1, 'A'), row('observed', 'supported', 1, 'B'), row('declared', 'unsupported', 2, null))).toMatchObject({ state: 'partial', conflict: true });
    const oldRowWithoutDevice = row('observed', 'failing', 1, null);
    expect(decideRows(row('observed', 'supported', 9, 'A'), oldRowWithoutDevice, row('declared', 'unsupported', 2, null))).toMatchObject({ state: 'partial', conflict: true });
  });
});

const OUTCOMES = ['supported', 'partial', 'unsupported', 'failing'] as const;
const anyRow: fc.Arbitrary<EvidenceRow> = fc
  .record({
    device: fc.constantFrom(null, 'A', 'B', 'C'),
    tier: fc.constantFrom(...TIERS),
    outcome: fc.constantFrom(null, ...OUTCOMES, ...OUTCOMES),
    failure: fc.constantFrom(...FAILURE_KINDS),
    atMs: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 4 }),
  })
  .map((row) => ({ ...row, failure: row.outcome === 'failing' ? row.failure : null }));
const anyRows = fc.array(anyRow, { maxLength: 14 });
const RUNS = { seed: 20_260, numRuns: 1500 };

describe('what must hold for any evidence', () => {
  test('the order of rows and of devices does not matter', () => {
    fc.assert(fc.property(anyRows, fc.func(fc.integer()), (rows, weight) => {
      const shuffled = rows.toSorted((left, right) => weight(left) - weight(right));
      expect(decide(reduce(shuffled).toReversed())).toEqual(decide(reduce(rows)));
    }), RUNS);
  });

  test('evidence older than what its device has in its tier changes nothing', () => {
    fc.assert(fc.property(anyRows, anyRow, (rows, extra) => {
      const same = rows.filter((row) => row.device === extra.device && row.tier === extra.tier && row.outcome !== null);
      const oldest = same.length === 0 ? null : Math.min(...same.map((row) => row.atMs ?? 0));
      fc.pre(oldest !== null && oldest > 0);
      expect(decide(reduce([...rows, { ...extra, atMs: (oldest ?? 1) - 1 || null }]))).toEqual(decide(reduce(rows)));
    }), RUNS);
  });

  test('a failure at the newest time never shows as supported', () => {
    fc.assert(fc.property(anyRows, fc.constantFrom(null, 'A', 'B', 'D'), fc.constantFrom(...FAILURE_KINDS), (rows, device, failure) => {
      const newest = Math.max(1, ...rows.map((row) => row.atMs ?? 0));
      const cell = decide(reduce([...rows, row('observed', 'failing', newest, device, failure)]));
      expect(['partial', 'failing']).toContain(cell.state);
      expect(cell.devices.failing).toBeGreaterThan(0);
    }), RUNS);
  });

  test('simulated rows change nothing where real evidence decides', () => {
    fc.assert(fc.property(anyRows, fc.array(anyRow), (rows, more) => {
      const cell = decide(reduce(rows));
      fc.pre(cell.tier === 'observed' || cell.tier === 'declared');
      expect(decide(reduce([...rows, ...more.map((row) => ({ ...row, tier: 'simulated' as const }))]))).toEqual(cell);
    }), RUNS);
  });

  test('declared rows change no more than the conflict where observed rows decide', () => {
    fc.assert(fc.property(anyRows, fc.array(anyRow), (rows, more) => {
      const { conflict: _before, ...cell } = decide(reduce(rows));
      fc.pre(cell.tier === 'observed');
      const { conflict: _after, ...declared } = decide(reduce([...rows, ...more.map((row) => ({ ...row, tier: 'declared' as const }))]));
      expect(declared).toEqual(cell);
    }), RUNS);
  });

  test('rows that say neither change nothing', () => {
    fc.assert(fc.property(anyRows, fc.array(anyRow), (rows, more) => {
      expect(decide(reduce([...rows, ...more.map((row) => ({ ...row, outcome: null, failure: null }))]))).toEqual(decide(reduce(rows)));
    }), RUNS);
  });

  test('the state, the failure and the counts of devices tell one story', () => {
    fc.assert(fc.property(anyRows, (rows) => {
      const cell = decide(reduce(rows));
      const present = OUTCOMES.filter((outcome) => cell.devices[outcome] > 0);
      if (cell.tier === null) expect(present).toEqual([]);
      else if (cell.tier !== 'simulated') expect(cell.state).toBe(present.length === 1 ? present[0] : 'partial');
      expect(cell.failure !== null).toBe(cell.state === 'failing');
      if (cell.conflict) expect(cell.tier).toBe('observed');
    }), RUNS);
  });
});

describe('packed verdicts', () => {
  const everyCode = [...OUTCOMES.filter((outcome) => outcome !== 'failing').map((outcome) => [outcome, null] as const), ...FAILURE_KINDS.map((failure) => ['failing', failure] as const)];

  test('codes are distinct, start at one and fit the base', () => {
    const codes = everyCode.map(([outcome, failure]) => verdictCode(outcome, failure));
    expect(codes.toSorted((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(Math.max(...codes)).toBeLessThan(VERDICT_BASE);
    expect(verdictCode('failing')).toBe(verdictCode('failing', 'error'));
  });

  test('every outcome comes back, with any time from 1970 to 2100 and with none', () => {
    for (const [outcome, failure] of everyCode) {
      expect(unpackVerdict(verdictCode(outcome, failure))).toEqual({ outcome, failure, atMs: null });
      fc.assert(fc.property(fc.oneof(fc.integer({ min: 1, max: YEAR_2100_MS }), fc.constantFrom(1, YEAR_2100_MS - 1, YEAR_2100_MS)), (atMs) => {
        expect(unpackVerdict(atMs * VERDICT_BASE + verdictCode(outcome, failure))).toEqual({ outcome, failure, atMs });
      }), { seed: 7, numRuns: 300 });
    }
  });

  test('nothing packed, and codes that do not exist, decide nothing', () => {
    expect(unpackVerdict(null)).toBeNull();
    expect(unpackVerdict(0)).toBeNull();
    expect(unpackVerdict(1000 * VERDICT_BASE + 9)).toBeNull();
    expect(unpackVerdict(1000 * VERDICT_BASE)).toBeNull();
  });
});
