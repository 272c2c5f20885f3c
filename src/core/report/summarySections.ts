import type { Matrix } from '../matrix/types.ts';
import { selectHardware } from '../matrix/selection.ts';
import { hardwareLabel } from '../model/hardware.ts';
import { unpackVerdict } from '../model/state.ts';
import { deviceCounts, recentTests, reportCounts } from '../sql/reportQuestions.ts';
import { firstOf, isoTime, statedText } from './reportContext.ts';
import type { ReportContext } from './reportContext.ts';
import type { RowsByReason } from './qualityTypes.ts';
import type { Listed } from './measuredTypes.ts';
import type { DeviceEntry, FamilyEntry, HardwareEntry, RecentTest, ReportSummary } from './reportTypes.ts';

/** Recent tests that are listed, whatever else is. */
const RECENT_AT_MOST = 10;

export async function summarySection({ session, engine, view, condition, nowMs, signal }: ReportContext, matrix: Matrix): Promise<ReportSummary> {
  const [counts] = await engine.ask(reportCounts(condition, nowMs), { signal });
  if (counts === undefined) throw new RangeError('the count of rows has no row');
  const { passed, partial, failed, undecided, declared, power, simulated, evidence } = counts;
  const ended = passed + partial + failed;
  const notCounted: RowsByReason[] = [
    { reason: 'real results that say nothing of success (measurements, skipped, running) or belong to a test that is counted', rows: undecided },
    { reason: 'power readings', rows: power },
    { reason: 'declarations', rows: declared },
    { reason: 'simulated rows', rows: simulated },
  ];
  const hardware = selectHardware(session.dataset.devices, view.filters);
  return {
    text: matrix.summary.text,
    models: matrix.summary.models,
    hardware_types: matrix.summary.hardwareTypes,
    devices: hardware.reduce((sum, { devices }) => sum + devices.filter(({ name }) => name !== null).length, 0),
    evidence_rows: evidence,
    pairs: matrix.summary.pairs,
    pairs_tested: matrix.summary.tested,
    pairs_supported: matrix.summary.supported,
    tests: { ended, passed, partial, failed, success_rate: ended === 0 ? null : passed / ended, not_counted: notCounted.filter(({ rows }) => rows > 0) },
    simulated_rows: simulated,
    simulated_share: evidence === 0 ? null : simulated / evidence,
    oldest_at: isoTime(counts.oldest_ms),
    newest_at: isoTime(counts.newest_ms),
  };
}

export async function hardwareSection({ session, engine, view, condition, atMost, signal }: ReportContext, matrix: Matrix): Promise<readonly HardwareEntry[]> {
  const counts = new Map((await engine.ask(deviceCounts(condition), { signal })).map((row) => [row.device_key, row]));
  const totalsOf = new Map(matrix.columns.map((column) => [column.hardwareType, column.totals]));
  return selectHardware(session.dataset.devices, view.filters).map(({ type, devices }): HardwareEntry => {
    const totals = totalsOf.get(type);
    const entries = devices.map(({ key, name }): DeviceEntry => {
      const row = counts.get(key);
      return { device: name, real_results: row?.real_results ?? 0, simulated_results: row?.simulated_results ?? 0, newest_at: isoTime(row?.newest_ms ?? null) };
    });
    return {
      hardware_type: type,
      label: hardwareLabel(type),
      pairs: totals?.pairs ?? 0,
      pairs_tested: totals?.tested ?? 0,
      pairs_supported: totals?.supported ?? 0,
      pairs_failing: totals?.failing ?? 0,
      real_results: entries.reduce((sum, entry) => sum + entry.real_results, 0),
      simulated_results: entries.reduce((sum, entry) => sum + entry.simulated_results, 0),
      devices: firstOf(entries.toSorted((left, right) => right.real_results - left.real_results || right.simulated_results - left.simulated_results), 'most results first', atMost),
    };
  });
}

/** Families by their models, from the rows of groups that the matrix page shows. */
export async function familySection({ session, view, atMost, signal }: ReportContext): Promise<Listed<FamilyEntry>> {
  const matrix = await session.matrix({ ...view, content: { kind: 'state' }, grouping: 'family', collapsed: [], expanded: [] }, signal);
  const entries: FamilyEntry[] = [];
  for (const [index, row] of matrix.rows.entries()) {
    const first = matrix.rows[index + 1];
    if (row.kind !== 'group' || first?.kind !== 'model') continue;
    const { pairs, tested, supported, failing, newestMs } = row.totals;
    entries.push({ family: first.model.family, models: row.modelCount, pairs, pairs_tested: tested, pairs_supported: supported, pairs_failing: failing, newest_at: isoTime(newestMs) });
  }
  return firstOf(entries.toSorted((left, right) => right.models - left.models), 'most models first', atMost);
}

export async function recentSection({ session, engine, condition, signal }: ReportContext): Promise<Listed<RecentTest>> {
  const rows = await engine.ask(recentTests(condition, RECENT_AT_MOST), { signal });
  const models = new Map(session.dataset.models.map(({ key, name }) => [key, name]));
  const devices = new Map(session.dataset.devices.map((device) => [device.key, device]));
  const tests = rows.flatMap((row): RecentTest[] => {
    const verdict = unpackVerdict(row.code);
    const device = devices.get(row.device_key);
    if (verdict === null || device === undefined) return [];
    return [{ model: models.get(row.model_key) ?? '', hardware_type: device.hardwareType, device: device.name, test_type: statedText(row.test_type), outcome: verdict.outcome, failure: verdict.failure, simulated: row.simulated, at: isoTime(row.at_ms) }];
  });
  return { total: rows[0]?.total ?? 0, order: 'newest first', rows: tests };
}
