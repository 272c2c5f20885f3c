import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => join(process.env[name] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

const ADVICE = `No Chromium was found and none could be installed.
Install Chromium or Google Chrome, or run \`npx playwright install chromium\`,
or set CHROMIUM_PATH to the program of an installed one.`;

/**
 * The Chromium to test with: `CHROMIUM_PATH`, one that is installed, or the one Playwright downloaded.
 * @throws {Error} when `CHROMIUM_PATH` names a program that does not run.
 */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!runs(chosen)) throw new Error(`CHROMIUM_PATH is ${chosen}, which does not run`);
    return chosen;
  }
  return [...(PLACES[process.platform] ?? []), chromium.executablePath()].find(runs);
}

/** Finds a Chromium or installs one; the message says what to do when neither works. */
export function ensureChromium(): string {
  const found = findChromium() ?? installed();
  if (found === undefined) throw new Error(ADVICE);
  return found;
}

function installed(): string | undefined {
  console.log('No Chromium on this machine: asking Playwright for one');
  attempt('npx', ['playwright', 'install', 'chromium']);
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  if (findChromium() === undefined && root && existsSync(chromium.executablePath())) {
    attempt('npx', ['playwright', 'install-deps', 'chromium']);
  }
  if (findChromium() === undefined && root && existsSync('/usr/bin/apt-get')) {
    console.log('Installing the Chromium package of this system');
    attempt('apt-get', ['update']);
    attempt('apt-get', ['install', '-y', 'chromium']);
  }
  return findChromium();
}

function attempt(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, shell: process.platform === 'win32', timeout: 6 * 60_000 });
}

function runs(path: string): boolean {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(ensureChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
