import { formatBytes, formatCount, formatDateTimeUtc, formatDateUtc, formatPercent, formatQuantity, MISSING } from '../model/format.ts';
import { hardwareText, compareNames } from '../matrix/selection.ts';
import { FAILURE_LABELS, STATE_LABELS } from '../model/stateLabels.ts';
import { compatibilityCell, matrixTables } from './compatibilityTable.ts';
import type { DescribeOptions } from './describeReport.ts';
import type { Block, Cell, Section } from './reportDocument.ts';
import type { Listed } from './measuredTypes.ts';
import type { BenchmarkReport, CompatibilityModel, HardwareEntry, RecentTest } from './reportTypes.ts';

/** Names of devices that are said; more are counted. */
const DEVICES_SAID = 4;

export function describeSummary({ summary, dataset, links }: BenchmarkReport): Section {
  const { tests } = summary;
  const blocks: Block[] = [
    {
      kind: 'facts',
      facts: [
        { label: 'Models', value: formatCount(summary.models), detail: '' },
        { label: 'Hardware', value: formatQuantity(summary.hardware_types, 'type'), detail: formatQuantity(summary.devices, 'named device') },
        { label: 'Pairs tested', value: formatCount(summary.pairs_tested), detail: `of ${formatCount(summary.pairs)}; ${formatCount(summary.pairs_supported)} supported` },
        { label: 'Rows of evidence', value: formatCount(summary.evidence_rows), detail: dataset.size_bytes === null ? '' : formatBytes(dataset.size_bytes) },
        { label: 'Tests that passed', value: formatPercent(tests.success_rate), detail: tests.ended === 0 ? 'no real test says how it ended' : `${formatCount(tests.passed)} of ${formatCount(tests.ended)} real tests; ${formatCount(tests.partial)} in part, ${formatCount(tests.failed)} failed` },
        { label: 'Simulated', value: formatPercent(summary.simulated_share), detail: `${formatQuantity(summary.simulated_rows, 'row')} of evidence` },
        { label: 'Newest', value: dateOf(summary.newest_at), detail: '' },
        { label: 'Oldest', value: dateOf(summary.oldest_at), detail: '' },
      ],
    },
    ...(tests.not_counted.length === 0 ? [] : [{ kind: 'text' as const, text: `Not counted among the tests – ${tests.not_counted.map(({ reason, rows }) => `${reason}: ${formatCount(rows)}`).join('; ')}.` }]),
    ...(links === null ? [] : [{ kind: 'link' as const, text: 'Open in the dashboard', href: links.matrix }]),
  ];
  return { id: 'summary', title: 'Summary', blocks };
}

export function describeHardware({ hardware }: BenchmarkReport): Section {
  const rows = hardware.map((entry): Cell[] => [
    { text: entry.label, hardwareType: entry.hardware_type, detail: deviceNames(entry) },
    { text: formatCount(entry.real_results) },
    { text: formatCount(entry.simulated_results) },
    { text: `${formatCount(entry.pairs_tested)}/${formatCount(entry.pairs)}` },
    { text: formatCount(entry.pairs_supported) },
    { text: formatCount(entry.pairs_failing) },
  ]);
  return tableSection('hardware', 'Hardware', 'Models tested on each hardware type, of those in view.', ['Hardware', '>Real results', '>Simulated', '>Models tested', '>Supported', '>Failing'], rows, '');
}

function deviceNames({ devices }: HardwareEntry): string {
  const named = devices.rows.flatMap(({ device }) => device ?? []);
  const more = devices.total - devices.rows.filter(({ device }) => device === null).length - Math.min(named.length, DEVICES_SAID);
  return named.length === 0 ? 'no device named' : `${named.slice(0, DEVICES_SAID).join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}

export function describeFamilies({ model_families: families }: BenchmarkReport, { atMost }: DescribeOptions): Section {
  const rows = families.rows.slice(0, atMost).map((entry): Cell[] => [
    { text: entry.family ?? 'Not stated' },
    { text: formatCount(entry.models) },
    { text: `${formatCount(entry.pairs_tested)}/${formatCount(entry.pairs)}` },
    { text: formatCount(entry.pairs_supported) },
    { text: formatCount(entry.pairs_failing) },
    { text: dateOf(entry.newest_at) },
  ]);
  return tableSection('families', 'Model families', 'Pairs are models of the family with hardware types.', ['Family', '>Models', '>Pairs tested', '>Supported', '>Failing', '>Newest'], rows, leftOutText(families, rows.length, 'families'));
}

export function describeRecent({ recent_tests: recent }: BenchmarkReport): Section {
  const rows = recent.rows.map((test): Cell[] => [
    { text: test.model },
    { text: hardwareText(test.hardware_type, test.device), hardwareType: test.hardware_type },
    { text: test.test_type ?? MISSING },
    outcomeCell(test),
    { text: test.at === null ? MISSING : formatDateTimeUtc(Date.parse(test.at)) },
  ]);
  return tableSection('recent', 'Recent tests', 'The newest tests that say how they ended.', ['Model', 'Hardware', 'Test', 'Outcome', '>Time'], rows, leftOutText(recent, rows.length, 'tests'));
}

function outcomeCell({ outcome, failure, simulated }: RecentTest): Cell {
  const word = outcome === 'supported' ? 'Passed' : STATE_LABELS[outcome];
  const kind = failure === null || failure === 'error' ? [] : [FAILURE_LABELS[failure].toLowerCase()];
  return { text: word, detail: [...kind, ...(simulated ? ['simulated'] : [])].join(', '), state: simulated ? 'simulated' : outcome, failure };
}

export function describeCompatibility({ compatibility, links }: BenchmarkReport, { atMost }: DescribeOptions): Section {
  const { hardware, states, rows: all, unlisted } = compatibility;
  const rows = all.slice(0, atMost).toSorted((left, right) => compareNames(left.model, right.model));
  if (rows.length === 0 || hardware.length === 0) return { id: 'compatibility', title: 'Compatibility', blocks: [] };
  const tables = matrixTables({
    caption: 'Models down, hardware types across.',
    hardware: hardware.map(({ hardware_type, label }) => ({ hardwareType: hardware_type, label })),
    groups: [{ label: null, rows: rows.map((row) => ({ model: row.model, tested: row.pairs_tested, pairs: row.pairs, cells: hardware.map(({ hardware_type }) => stateOf(row, hardware_type, unlisted)) })) }],
    leftOut: leftOutText(compatibility, rows.length, 'models'),
  });
  const marks = [...(compatibility.conflicts > 0 ? [`declared and observed disagree: ${compatibility.conflicts}`] : []), ...(compatibility.stale > 0 ? [`stale: ${compatibility.stale}`] : []), ...(compatibility.throttled > 0 ? [`with throttled results: ${compatibility.throttled}`] : [])];
  return {
    id: 'compatibility',
    title: 'Compatibility',
    blocks: [
      { kind: 'text', text: `${states.map(({ label, pairs }) => `${label}: ${formatQuantity(pairs, 'pair')}`).join(' · ')}${marks.length === 0 ? '' : `. Of these ${marks.join(', ')}`}.` },
      ...tables.map((table) => ({ kind: 'table' as const, ...table })),
      ...(links === null ? [] : [{ kind: 'link' as const, text: 'Open what fails in the dashboard', href: links.failing }]),
    ],
  };
}

function stateOf({ cells }: CompatibilityModel, type: string, unlisted: 'untested' | 'out-of-view'): Cell | null {
  const cell = cells.find(({ hardware_type }) => hardware_type === type);
  if (cell === undefined) return unlisted === 'untested' ? { text: STATE_LABELS.untested, state: 'untested' } : null;
  return compatibilityCell({ state: cell.state, failure: cell.failure, isDeclared: cell.decided_by === 'declared', conflict: cell.conflict, stale: cell.stale, throttled: cell.throttled > 0, value: null });
}

/** A section of one table; a column's label that starts with `>` is aligned to the end. Without rows it is empty. */
export function tableSection(id: string, title: string, caption: string, labels: readonly string[], rows: readonly (readonly Cell[])[], leftOut: string): Section {
  if (rows.length === 0) return { id, title, blocks: [] };
  const columns = labels.map((label) => (label.startsWith('>') ? { label: label.slice(1), align: 'end' as const } : { label, align: 'start' as const }));
  return { id, title, blocks: [{ kind: 'table', caption, columns, groups: [{ label: null, rows }], leftOut }] };
}

/** `40 of 4,772 configurations, most results first.`; empty where all are shown. */
export function leftOutText({ total, order }: Listed<unknown>, shown: number, noun: string): string {
  return total <= shown ? '' : `Shown: ${formatCount(shown)} of ${formatCount(total)} ${noun}, ${order}.`;
}

export function dateOf(iso: string | null): string {
  return iso === null ? MISSING : formatDateUtc(Date.parse(iso));
}
