import { createServer } from 'node:http';
import type { Socket } from 'node:net';

/** A proxy that lets nothing through and remembers what was asked of it. */
export interface Recorder {
  /** Address to hand to the browser as its proxy. */
  readonly server: string;
  /** Returns the requests since the last call and forgets them. */
  take(): string[];
  close(): Promise<void>;
}

/** Everything the browser sends that is not for our own origin arrives here: from pages, workers, preloads and sockets alike. */
export async function startRecorder(): Promise<Recorder> {
  let seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(403).end();
  });
  server.on('connect', (request, socket: Socket) => {
    seen.push(`CONNECT ${request.url ?? ''}`);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.on('upgrade', (request, socket: Socket) => {
    seen.push(`UPGRADE ${request.url ?? ''}`);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the recorder has no port');
  return {
    server: `http://127.0.0.1:${address.port}`,
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
