import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import send from 'send';

const HOST = '127.0.0.1';
const PORTS_TO_TRY = 20;

export interface ServeOptions {
  /** Folder to serve. */
  readonly root: string;
  /** Path under which the site lives, such as `/some-repo/`. */
  readonly base?: string;
  /** First port to try; 0, the default, asks the system for a free one. */
  readonly port?: number;
}

export interface StaticServer {
  /** `http://localhost:PORT`, without a path. */
  readonly origin: string;
  /** Address of the site, ending in `/`. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves a folder as a static host does: no rewriting, ranges and revalidation as HTTP has them, nothing outside the base.
 * @throws {Error} when no port near the wanted one is free.
 */
export async function startStaticServer(options: ServeOptions): Promise<StaticServer> {
  const base = normaliseBase(options.base ?? '/');
  const root = resolve(options.root);
  const server = createServer((request, response) => answer(request, response, root, base));
  const port = await listenNear(server, options.port ?? 0);
  const origin = `http://localhost:${port}`;
  return { origin, url: origin + base, port, close: () => closeServer(server) };
}

export function normaliseBase(base: string): string {
  const inner = base.split('/').filter((part) => part !== '');
  return inner.length === 0 ? '/' : `/${inner.join('/')}/`;
}

function answer(request: IncomingMessage, response: ServerResponse, root: string, base: string): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
  if (`${pathname}/` === base) {
    response.writeHead(308, { location: query === undefined ? base : `${base}?${query}` }).end();
    return;
  }
  if (!pathname.startsWith(base)) {
    notFound(response);
    return;
  }
  send(request, pathname.slice(base.length - 1), { root, index: 'index.html', cacheControl: false })
    .on('headers', (file: ServerResponse, path: string) => setHeaders(file, path))
    .on('directory', () => notFound(response))
    .on('error', (error: { readonly status?: number }) => {
      if (error.status === undefined || error.status === 404) notFound(response);
      else response.writeHead(error.status).end();
    })
    .pipe(response);
}

function setHeaders(response: ServerResponse, path: string): void {
  const hashed = /[\\/]assets[\\/]/.test(path);
  response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (path.endsWith('.duckdb')) response.setHeader('content-type', 'application/octet-stream');
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

async function listenNear(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    try {
      return await listen(server, port);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
      if (!taken || wanted === 0 || port >= Math.min(wanted + PORTS_TO_TRY, 65_535)) throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.removeListener('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server has no port'));
      else resolvePort(address.port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
