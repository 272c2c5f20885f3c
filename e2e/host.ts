import type { RequestListener } from 'node:http';
import { createServer, request as ask } from 'node:http';
import { startStaticServer } from '../src/cli/staticServer.ts';
import type { StaticServer } from '../src/cli/staticServer.ts';
import { test as base } from './fixtures.ts';

/** A host of the built site on which a test decides the answer at some addresses. */
export interface Host extends StaticServer {
  /** Answers at a path relative to the site, such as `data/benchmarks.duckdb`. */
  answer(path: string, listener: RequestListener): void;
  /** Answers everything as a static host again. */
  forget(): void;
}

/** `test` on such a host. A page that the browser's own interception serves would be of no address, and held to other rules. */
export const test = base.extend<{ forgetful: null }, { site: Host }>({
  site: [
    async ({ base: path, root }, provide) => {
      const host = await startHost(root, path);
      await provide(host);
      await host.close();
    },
    { scope: 'worker' },
  ],
  forgetful: [
    async ({ site }, provide) => {
      await provide(null);
      site.forget();
    },
    { auto: true },
  ],
});

async function startHost(root: string, base: string): Promise<Host> {
  const upstream = await startStaticServer({ root, base });
  const home = new URL(upstream.url).pathname;
  const answers = new Map<string, RequestListener>();
  const server = createServer((request, response) => {
    const { method, url = '/', headers } = request;
    const own = answers.get((url.split('?')[0] ?? '').slice(home.length));
    if (own !== undefined && url.startsWith(home)) return own(request, response);
    const passed = ask(`${upstream.origin}${url}`, { method, headers, agent: false }, (reply) => reply.pipe(response.writeHead(reply.statusCode ?? 500, reply.headers)));
    passed.on('error', () => response.destroy());
    return passed.end();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the host has no port');
  const origin = `http://localhost:${address.port}`;
  return {
    origin,
    url: origin + home,
    port: address.port,
    answer: (path, listener) => void answers.set(path, listener),
    forget: () => answers.clear(),
    async close() {
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
      await upstream.close();
    },
  };
}
