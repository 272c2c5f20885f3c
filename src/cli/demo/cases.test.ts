import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { NUMBER } from '../../core/engine/row.ts';
import { PLANNED_CASES } from './cases.ts';
import { openDemoFixture } from './fixture.ts';
import type { DemoFixture } from './fixture.ts';

function planned(situation: string): [string, string][] {
  return PLANNED_CASES.filter((one) => one.situation === situation).map((one) => [one.model, one.type]);
}

describe('planned cases', () => {
  let demo: DemoFixture;

  function of(model: string, type: string, condition: string): Promise<number> {
    return demo.count(`evidence WHERE model = $1 AND type = $2 AND (${condition})`, [model, type]);
  }

  beforeAll(async () => {
    demo = await openDemoFixture();
  });

  afterAll(() => demo.remove());

  test.each(PLANNED_CASES.filter((one) => one.situation === 'failing'))('$model fails on $type: $failure', async ({ model, type }) => {
    expect(await of(model, type, "kind = 'test' AND success = false AND error_message <> ''")).toBeGreaterThan(0);
    expect(await of(model, type, 'success OR kind = $$declared$$')).toBe(0);
  });
  test.each(planned('partial'))('%s runs in part on %s', async (model, type) => {
    expect(await of(model, type, "status IN ('partial', 'success_fallback')")).toBeGreaterThan(0);
  });
  test.each(planned('undecided'))('%s on %s has only tests that decide nothing', async (model, type) => {
    expect(await of(model, type, "kind = 'test'")).toBeGreaterThan(0);
    expect(await of(model, type, 'success IS NOT NULL')).toBe(0);
  });
  test.each(planned('unsupported'))('%s is declared unsupported on %s, with a reason, and never tried', async (model, type) => {
    expect(await of(model, type, "kind = 'declared' AND status IN ('incompatible', 'not_supported', 'false')")).toBe(1);
    expect(await of(model, type, "kind <> 'declared'")).toBe(0);
    const details = `
src.compatibility_details d
JOIN src.cross_platform_compatibility c ON c.id = d.compatibility_id
WHERE c.model_name = $1 AND d.hardware_type = $2 AND limitations IS NOT NULL AND workarounds IS NOT NULL`;
    expect(await demo.count(details, [model, type])).toBe(1);
  });
  test.each(planned('promised-failing'))('%s is declared to run on %s, and fails', async (model, type) => {
    expect(await of(model, type, "kind = 'declared' AND lower(status) IN ('compatible', 'true', 'full')")).toBe(1);
    expect(await of(model, type, "kind = 'test' AND NOT success")).toBeGreaterThan(0);
  });
  test.each(planned('denied-passing'))('%s is declared not to run on %s, and runs', async (model, type) => {
    expect(await of(model, type, "kind = 'declared' AND status IN ('incompatible', 'not_supported', 'false')")).toBe(1);
    expect(await of(model, type, "kind = 'test' AND success")).toBeGreaterThan(0);
  });
  test.each(planned('promised'))('%s is only declared to run on %s', async (model, type) => {
    expect(await of(model, type, "kind = 'declared'")).toBe(1);
    expect(await of(model, type, "kind <> 'declared'")).toBe(0);
  });
  test.each(planned('simulated'))('%s on %s is only simulated', async (model, type) => {
    expect(await of(model, type, 'is_simulated')).toBeGreaterThan(0);
    expect(await of(model, type, 'NOT is_simulated')).toBe(0);
  });
  test.each([...planned('untested'), ...planned('placeholder')])('%s on %s has no evidence', async (model, type) => {
    expect(await of(model, type, 'true')).toBe(0);
  });
  test.each(planned('stale'))('%s on %s was last seen long ago', async (model, type) => {
    const sql = `SELECT date_diff('day', max(happened_at), TIMESTAMP '2026-11-15 06:00')::INTEGER AS v FROM evidence WHERE model = $1 AND type = $2`;
    const [row] = await demo.engine.ask({ name: 'age', sql, params: [model, type], row: { v: NUMBER } });
    expect(row?.v).toBeGreaterThanOrEqual(200);
    expect(row?.v).toBeLessThanOrEqual(350);
  });
  test.each([...planned('recovered'), ...planned('broken')])('%s on %s changed sides', async (model, type) => {
    const sql = `
SELECT first(success ORDER BY happened_at)::INTEGER AS early, last(success ORDER BY happened_at)::INTEGER AS late
FROM evidence
WHERE model = $1 AND type = $2 AND kind = 'test'`;
    const [row] = await demo.engine.ask({ name: 'sides', sql, params: [model, type], row: { early: NUMBER, late: NUMBER } });
    const recovered = planned('recovered').some(([name, hardware]) => name === model && hardware === type);
    expect(row).toEqual(recovered ? { early: 0, late: 1 } : { early: 1, late: 0 });
  });
  test.each([...planned('some-devices'), ...planned('flaky')])('%s on %s both passes and fails', async (model, type) => {
    expect(await of(model, type, "kind = 'test' AND success")).toBeGreaterThan(0);
    expect(await of(model, type, "kind = 'test' AND NOT success")).toBeGreaterThan(0);
  });
});
