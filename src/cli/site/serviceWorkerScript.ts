import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'vite';
import type { Plugin } from 'vite';

const SOURCE = join(import.meta.dirname, '../../web/offline/service.worker.ts');
const SCRIPT = 'service-worker.js';

/** A file of the site that is kept for visits without a network; the revision is null where the name tells the content. */
export interface SiteFile {
  readonly url: string;
  readonly revision: string | null;
}

/** The files of a built site, but for its databases, which are published apart from it, and the service worker itself. */
export function listSiteFiles(folder: string): SiteFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((url) => !url.startsWith('data/') && url !== SCRIPT)
    .sort()
    .map((url) => ({ url, revision: url.startsWith('assets/') ? null : createHash('sha256').update(readFileSync(join(folder, url))).digest('hex').slice(0, 16) }));
}

/** Writes the service worker beside the page, with the list of the files that were built. */
export function serviceWorkerScript(): Plugin {
  return {
    name: 'service-worker-script',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        if (dir === undefined) throw new Error('the site is built to no folder');
        await build({
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          define: { SITE_FILES: JSON.stringify(listSiteFiles(dir)), 'process.env.NODE_ENV': '"production"' },
          build: { outDir: dir, emptyOutDir: false, target: ['chrome111', 'firefox115', 'safari16.4'], rollupOptions: { input: SOURCE, output: { format: 'iife', entryFileNames: SCRIPT } } },
        });
      },
    },
  };
}
