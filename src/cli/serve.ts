import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startStaticServer } from './staticServer.ts';

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: 'dist/site' },
    base: { type: 'string', default: '/' },
    port: { type: 'string', default: process.env['PORT'] ?? '4173' },
  },
});

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail(`--port ${values.port}: a port is a whole number from 0 to 65535`);
}
if (!existsSync(join(values.root, 'index.html'))) {
  fail(`${values.root} holds no index.html: run \`npm run build\` first`);
}

const server = await startStaticServer({ root: values.root, base: values.base, port });
if (port !== 0 && server.port !== port) console.log(`Port ${port} is taken, using ${server.port}.`);
console.log(`\n  Open ${server.url}\n\n  Ctrl+C stops the server.\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
