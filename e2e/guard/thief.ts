import { createServer } from 'node:http';

/** A second local server, which data may not reach. */
export interface Thief {
  /** Address with a question mark at its end, to which data can be added. */
  readonly url: string;
  readonly host: string;
  /** Everything that arrived, attempts to open a socket included. */
  readonly hits: readonly string[];
  close(): Promise<void>;
}

/** Lets every origin read its answers, so that nothing but the page's own safeguards is in the way. */
export async function startThief(): Promise<Thief> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }).end('1\n');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(`UPGRADE ${request.url ?? ''}`);
    socket.destroy();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the thief has no port');
  const host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}/steal?`,
    host,
    hits,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
