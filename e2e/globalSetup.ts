import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generateData } from './data/generate.ts';
import { SITE_FOLDER } from './fixtures.ts';

/** Checks that the site is built and makes the databases the tests open. */
// eslint-disable-next-line import/no-default-export -- Playwright calls the default export
export default async function globalSetup(): Promise<void> {
  if (!existsSync(join(SITE_FOLDER, 'index.html'))) {
    throw new Error('dist/site holds no index.html: run `npm run build` first');
  }
  await generateData();
}
