import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './runCommand.ts';
import { listSteps } from './steps.ts';
import type { Step } from './steps.ts';
import { addTallies, formatSummary, tallyOfExit, tallyOfReport } from './tally.ts';
import type { Tally } from './tally.ts';

interface Result extends Tally {
  readonly name: string;
  readonly seconds: number;
}

const wanted = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), 'test-reports-'));
const steps = listSteps(reports);
const unknown = wanted.filter((name) => steps.every((step) => step.name !== name));
if (unknown.length > 0) {
  console.error(`no step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`);
  process.exit(2);
}

const results: Result[] = [];
for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  console.log(`\n--- ${step.name}`);
  const start = performance.now();
  const tally = await runStep(step, results);
  results.push({ name: step.name, ...tally, seconds: (performance.now() - start) / 1000 });
}
rmSync(reports, { recursive: true, force: true });

const total = addTallies(results);
const summaryFile = process.env['TEST_SUMMARY_FILE'];
if (summaryFile !== undefined) writeFileSync(summaryFile, `${formatSummary(total)}\n`);
console.log(`\n${results.map(formatResult).join('\n')}\n\n${formatSummary(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runStep(step: Step, earlier: readonly Result[]): Promise<Tally> {
  const missing = (step.needs ?? []).filter((need) => earlier.some((result) => result.name === need && result.failed > 0));
  if (missing.length > 0) {
    console.log(`not run: ${missing.join(' and ')} failed`);
    return tallyOfExit(false);
  }
  const exits: boolean[] = [];
  for (const [command, ...args] of step.commands) {
    if (step.commands.length > 1) console.log([command, ...args].join(' '));
    exits.push(await runCommand(command, args, { minutes: step.minutes, env: { TEST_REPORTS: reports } }));
  }
  const ok = exits.every(Boolean);
  if (step.counts === 'commands') return addTallies(exits.map(tallyOfExit));
  if (step.counts === 'failure') return { passed: 0, failed: ok ? 0 : 1, skipped: 0 };
  return tallyOfReport(ok, step.counts.report, step.counts.read);
}

function formatResult(result: Result): string {
  const skipped = result.skipped === 0 ? '' : `  ${result.skipped} skipped`;
  return `${result.name.padEnd(8)} ${count(result.passed)} passed ${count(result.failed)} failed ${result.seconds.toFixed(1).padStart(7)} s${skipped}`;
}

function count(value: number): string {
  return String(value).padStart(5);
}
