import { CLAIMS } from './figures.ts';
import type { Figure, MigrationFigures, SetFigures } from './figures.ts';
import type { Machine } from './machine.ts';
import { SET_LABELS } from './resultSets.ts';

/** What one run of the benchmark found. */
export interface BenchReport {
  readonly madeAt: string;
  readonly machine: Machine;
  readonly seed: number;
  readonly repeats: number;
  readonly migrations: number;
  readonly sets: readonly SetFigures[];
}

/** The figures as Markdown, the claim beside what was measured. */
export function benchMarkdown({ madeAt, machine, seed, repeats, migrations, sets }: BenchReport): string {
  const { cpu, cores, memoryBytes, system, node, load } = machine;
  const head = `${cpu}, ${cores} cores, ${bytesText(memoryBytes)} of memory, ${system}, Node ${node}, load ${load.toFixed(1)} at the start; ${madeAt.slice(0, 10)}; synthetic files of seed ${seed}; medians of ${times(repeats)} (the migration: ${times(migrations)}), each in a process of its own.`;
  return [head, ...sets.map(setMarkdown)].join('\n\n');
}

function setMarkdown({ set, files, jsonBytes, results, figures, migration }: SetFigures): string {
  return [
    `**${files.toLocaleString('en')} files, ${bytesText(jsonBytes)}, ${results.toLocaleString('en')} results** (${SET_LABELS[set]})`,
    '',
    '| | claimed | JSON files | database | measured |',
    '|---|---|---|---|---|',
    ...figures.map(figureLine),
    '',
    migrationText(migration),
  ].join('\n');
}

function figureLine({ key, unit, json, database, ratio }: Figure): string {
  const claim = CLAIMS[key];
  const text = unit === 'bytes' ? bytesText : timeText;
  return `| ${claim.label} | ${claim.json} → ${claim.database} (${claim.ratio.toFixed(1)} ×) | ${text(json.median)} | ${text(database.median)} | ${ratioText(ratio)}${ratio < claim.ratio ? ', less than claimed' : ''} |`;
}

function migrationText({ ms, parseMs, cpuMs, parseCpuMs, ratio, filesPerSecond, megabytesPerSecond, peaks }: MigrationFigures): string {
  const memory = peaks.map(({ files, peakRssBytes }) => `${bytesText(peakRssBytes)} at ${files.toLocaleString('en')} files`).join(', ');
  return `Migration: ${timeText(ms.median)}, ${Math.round(filesPerSecond).toLocaleString('en')} files/s, ${megabytesPerSecond.toFixed(1)} MB/s; reading and parsing alone ${timeText(parseMs.median)}. Processor time ${timeText(cpuMs.median)} against ${timeText(parseCpuMs.median)}: ${ratio.toFixed(1)} ×. Peak memory ${memory}.`;
}

function times(count: number): string {
  return count === 1 ? '1 run' : `${count} runs`;
}

function ratioText(ratio: number): string {
  return `${ratio.toFixed(ratio >= 10 ? 0 : ratio >= 1 ? 1 : 2)} ×`;
}

function bytesText(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)} GB`;
  return bytes >= 1e7 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e6).toFixed(2)} MB`;
}

function timeText(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(ms >= 10_000 ? 0 : 1)} s` : `${ms.toFixed(0)} ms`;
}
