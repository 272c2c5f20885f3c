import { countPlaywright, countVitest } from './tally.ts';
import type { CountReport } from './tally.ts';

export interface Step {
  readonly name: string;
  /** What each command runs; the step ends at its first failure unless each command is a check of its own. */
  readonly commands: readonly (readonly [command: string, ...args: string[]])[];
  readonly minutes: number;
  /** How the step counts: each command is one check, or a report lists its tests, or only failure counts. */
  readonly counts: 'commands' | 'failure' | { readonly report: string; readonly read: CountReport };
  /** Steps without whose success this one says nothing. */
  readonly needs?: readonly string[];
}

const PROJECTS = [
  'src/core/tsconfig.json',
  'src/core/tsconfig.test.json',
  'src/web/tsconfig.json',
  'src/web/tsconfig.worker.json',
  'src/cli/tsconfig.json',
  'e2e/tsconfig.json',
];

const LINT = ['oxlint', '--type-aware', '--deny-warnings'] as const;

/** Every check of this repository, in the order they run; runners write their reports into `reports`. */
export function listSteps(reports: string): readonly Step[] {
  const unit = `${reports}/vitest.json`;
  const e2e = `${reports}/playwright.json`;
  return [
    { name: 'types', commands: PROJECTS.map((project) => ['tsc', '-p', project] as const), minutes: 2, counts: 'commands' },
    { name: 'lint', commands: [LINT], minutes: 5, counts: 'commands' },
    {
      name: 'unit',
      commands: [['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`]],
      minutes: 15,
      counts: { report: unit, read: countVitest },
    },
    { name: 'build', commands: [['npm', 'run', 'build']], minutes: 10, counts: 'commands' },
    { name: 'browser', commands: [['tsx', 'e2e/browser.ts']], minutes: 15, counts: 'failure' },
    {
      name: 'e2e',
      commands: [['playwright', 'test', '-c', 'e2e/playwright.config.ts']],
      minutes: 25,
      counts: { report: e2e, read: countPlaywright },
      needs: ['build', 'browser'],
    },
  ];
}
