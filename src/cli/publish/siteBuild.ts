import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { CommandFailure, EXIT } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';

/** Where the page looks for its own database and its demonstration. */
export const SITE_DATA = { folder: 'data', database: 'benchmarks.duckdb', demo: 'demo.duckdb' } as const;

/**
 * The built site: as given, else the one beside this program.
 * @throws {CommandFailure} when there is none.
 */
export function findSite(given: string | undefined, io: CommandIo): string {
  const candidates = given === undefined ? sitesBeside(import.meta.dirname) : [resolve(io.cwd, given)];
  const site = candidates.find((folder) => existsSync(join(folder, 'index.html')));
  if (site !== undefined) return site;
  throw new CommandFailure(`${given ?? 'dist/site'} holds no built site (no index.html)`, { exitCode: given === undefined ? EXIT.failure : EXIT.wrongUse, advice: 'Run `npm run build` first, or name the folder with --site-build.' });
}

/** In the package the program stands in `dist/cli`, in the source two folders deep in `src`. */
function sitesBeside(folder: string): string[] {
  return [join(folder, '../site'), join(folder, '../../../dist/site')];
}

/**
 * Makes a folder beside the output, in which the site is put together.
 * @throws {CommandFailure} when the output holds something that is not a site.
 */
export function openSiteDraft(output: string, site: string, force: boolean): string {
  if (resolve(output) === resolve(site)) throw new CommandFailure('--output names the built site itself', { exitCode: EXIT.wrongUse, advice: 'Choose another folder.' });
  refuseOccupied(output, force);
  const draft = join(dirname(output), `.${basename(output)}.draft-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(output), { recursive: true });
  cpSync(site, draft, { recursive: true, filter: (path) => basename(path) !== SITE_DATA.database });
  mkdirSync(join(draft, SITE_DATA.folder), { recursive: true });
  return draft;
}

function refuseOccupied(output: string, force: boolean): void {
  const stat = statSync(output, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) throw new CommandFailure(`${output} is a file`, { exitCode: EXIT.wrongUse, advice: 'The site is a folder: choose another name with --output.' });
  const entries = readdirSync(output);
  if (entries.length === 0) return;
  if (!entries.includes('index.html')) throw new CommandFailure(`${output} holds something that is no site: ${entries.slice(0, 3).join(', ')}`, { exitCode: EXIT.wrongUse, advice: 'It is not replaced. Choose another folder.' });
  if (!force) throw new CommandFailure(`${output} holds a site already`, { exitCode: EXIT.wrongUse, advice: 'Replace it with --force.' });
}

/** Moves a finished draft to its place; what was there before goes only then. */
export function placeSite(draft: string, output: string): void {
  if (!existsSync(output)) {
    renameSync(draft, output);
    return;
  }
  const before = `${draft}.before`;
  renameSync(output, before);
  renameSync(draft, output);
  rmSync(before, { recursive: true, force: true });
}

/** Bytes of all files of a folder. */
export function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0);
}
