import { describe, expect, test } from 'vitest';

import type { RegisterCommand } from './command/command.ts';
import { CommandFailure, EXIT } from './command/io.ts';
import type { CommandIo } from './command/io.ts';
import { testIo } from './command/testing/testIo.ts';
import { COMMANDS, runProgram } from './program.ts';

const COMMAND: RegisterCommand = (program, { io, run }) => {
  program
    .command('probe')
    .option('--fail')
    .option('--break')
    .option('--full')
    .option('--find')
    .action((options: { fail?: true; break?: true; full?: true; find?: true }) =>
      run(async (globals) => {
        if (options.fail === true) throw new CommandFailure('the file \u001B[31mx is gone', { advice: 'Look elsewhere.' });
        if (options.break === true) throw new TypeError('undefined is no function\nand more');
        if (options.full === true) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
        io.stdout(`${JSON.stringify(globals)}\n`);
        io.stderr(`watched: ${String(io.watched)}\n`);
        return Promise.resolve(options.find === true ? EXIT.found : EXIT.ok);
      }),
    );
};

async function probe(argv: readonly string[], overrides: Partial<CommandIo> = {}): Promise<{ readonly exit: number; readonly out: string; readonly err: string }> {
  const io = testIo(overrides);
  const exit = await runProgram(argv, io, [COMMAND]);
  return { exit, out: io.out(), err: io.err() };
}

describe('runProgram', () => {
  test('tells a full disk from a mistake of the program', async () => {
    const { exit, err } = await probe(['probe', '--full']);
    expect(exit).toBe(EXIT.failure);
    expect(err).toBe('error: the system refused: ENOSPC: no space left on device, write\nCheck the space on the disk, and the rights of the file and its folder.\n');
  });

  test('gives every command the global options, wherever they stand', async () => {
    const expected = { db: 'a.duckdb', dbIsNamed: true, json: true, quiet: false, installExtensions: false };
    expect(JSON.parse((await probe(['--db', 'a.duckdb', 'probe', '--json'])).out)).toEqual(expected);
    expect(JSON.parse((await probe(['probe', '--json', '--db', 'a.duckdb'], { env: { BENCHMARK_DB_PATH: 'b.duckdb' } })).out)).toEqual(expected);
    expect(JSON.parse((await probe(['probe'], { env: { BENCHMARK_DB_PATH: 'b.duckdb' } })).out)).toMatchObject({ db: 'b.duckdb', dbIsNamed: true });
    expect(JSON.parse((await probe(['probe'], { env: { BENCHMARK_DB_PATH: '' } })).out)).toMatchObject({ db: './benchmark_db.duckdb', dbIsNamed: false });
  });

  test('keeps quiet where that is asked, but not about errors', async () => {
    expect((await probe(['probe'], { watched: true })).err).toBe('watched: true\n');
    expect((await probe(['probe', '--quiet'], { watched: true })).err).toBe('');
    expect((await probe(['probe', '--quiet', '--fail'])).err).toContain('error: the file');
  });

  test('ends as the command says', async () => {
    expect((await probe(['probe'])).exit).toBe(0);
    expect((await probe(['probe', '--find'])).exit).toBe(3);
  });

  test('tells a failure with its advice, and nothing that a terminal would obey', async () => {
    expect(await probe(['probe', '--fail'])).toEqual({ exit: 1, out: '', err: 'error: the file \uFFFD[31mx is gone\nLook elsewhere.\n' });
  });

  test('shows the place of a mistake only when asked', async () => {
    const { exit, err } = await probe(['probe', '--break']);
    expect(exit).toBe(1);
    expect(err).toMatch(/^error: TypeError: undefined is no function\nThis is a mistake of the program.*--debug.*\n$/u);
    expect((await probe(['probe', '--break', '--debug'])).err).toContain('program.test.ts');
  });

  test.each([
    [['prob'], /unknown command 'prob'\n\(Did you mean probe\?\)/u],
    [['probe', '--fial'], /unknown option '--fial'\n\(Did you mean --fail\?\)/u],
    [['probe', 'too', 'much'], /too many arguments/u],
    [['--db'], /argument missing/u],
    [[], /Usage: accelerate-bench/u],
  ])('tells wrong use of %j', async (argv, message) => {
    const { exit, out, err } = await probe(argv);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(message);
  });

  test('says its version', async () => {
    expect(await probe(['--version'])).toMatchObject({ exit: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) as string, err: '' });
  });
});

test('every command explains itself with examples', async () => {
  const io = testIo();
  expect(await runProgram(['--help'], io)).toBe(0);
  const names = [...io.out().matchAll(/^ {2}(?<name>[a-z]+) .*\S$/gmu)].map((match) => match.groups?.['name'] ?? '').filter((name) => name !== 'help');
  expect(names).toHaveLength(COMMANDS.length);
  for (const name of names) {
    const help = testIo();
    expect(await runProgram([name, '--help'], help)).toBe(0);
    expect(help.out().match(/^ {2}(?:\$ |.*\| )accelerate-bench .*/gmu)?.length ?? 0, name).toBeGreaterThanOrEqual(2);
  }
});
