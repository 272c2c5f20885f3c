import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './host.ts';

/**
 * Serves the page with pieces of its document or scripts replaced, to see what one safeguard is worth without another.
 * @throws {Error} when a piece is nowhere to be found.
 */
export function serveChanged(host: Host, root: string, changes: Readonly<Record<string, string>>): void {
  const missing = new Set(Object.keys(changes));
  const scripts = readdirSync(join(root, 'assets')).filter((name) => name.endsWith('.js'));
  for (const file of ['index.html', ...scripts.map((name) => `assets/${name}`)]) {
    const text = readFileSync(join(root, file), 'utf8');
    const found = Object.entries(changes).filter(([before]) => text.includes(before));
    if (found.length === 0) continue;
    for (const [before] of found) missing.delete(before);
    const body = found.reduce((changed, [before, after]) => changed.replaceAll(before, after), text);
    const page = file === 'index.html';
    host.answer(page ? '' : file, (_, response) => response.writeHead(200, { 'content-type': page ? 'text/html' : 'text/javascript' }).end(body));
  }
  if (missing.size > 0) throw new Error(`the site holds no ${[...missing].join(', ')}`);
}
