import type { BrowserContext } from '@playwright/test';

/** What went wrong in a context while a test ran, in the order it happened. */
export interface Watch {
  readonly problems: string[];
}

/** Notes console errors, uncaught errors and requests to other origins, of pages and of their workers. */
export function watchContext(context: BrowserContext, origin: string): Watch {
  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (/^(blob|data|about):/.test(url) || url.startsWith(`${origin}/`)) return;
    problems.push(`foreign: ${request.method()} ${url}`);
  });
  return { problems };
}
