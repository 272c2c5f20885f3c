import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CommandIo } from '../command/io.ts';
import { openNativeEngine } from '../engine.ts';
import type { NativeEngine } from '../engine.ts';

let opened = 0;

/** DuckDB in memory that spills to the system's temporary folder, and stops what it does when the command is interrupted. */
export async function openEngine(io: CommandIo): Promise<NativeEngine> {
  opened += 1;
  const tempDirectory = join(tmpdir(), `accelerate-bench-${process.pid}-${opened}`);
  const engine = await openNativeEngine({ tempDirectory });
  return {
    ...engine,
    run: (statement, options) => engine.run(statement, { signal: io.signal, ...options }),
    ask: (question, options) => engine.ask(question, { signal: io.signal, ...options }),
    close: () => {
      engine.close();
      rmSync(tempDirectory, { recursive: true, force: true });
    },
  };
}
