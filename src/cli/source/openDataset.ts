import { openSession } from '../../core/session/openSession.ts';
import type { Session } from '../../core/session/session.ts';
import type { SourceTable } from '../../core/source/table.ts';
import { CommandFailure } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import { openProgress } from '../command/progress.ts';
import type { Progress } from '../command/progress.ts';
import { printableLine } from '../output/printable.ts';
import type { NativeEngine } from '../engine.ts';
import { attachSource } from './attachSource.ts';
import type { AttachOptions } from './attachSource.ts';
import { openEngine } from './openEngine.ts';

/** A source that was read, and what answers for it. */
export interface OpenedDataset {
  readonly session: Session;
  readonly engine: NativeEngine;
  /** Where its tables are found. */
  readonly catalog: string;
  readonly tables: readonly SourceTable[];
  /** The last part of the path or address. */
  readonly name: string;
  /** Null where it is not on this machine. */
  readonly bytes: number | null;
  readonly close: () => void;
}

/**
 * Opens what `--db` names for reading: a database, Parquet or CSV files, an address that DuckDB can attach.
 * @throws {CommandFailure} when it cannot be opened.
 */
export async function openDataset(db: string, io: CommandIo, options: AttachOptions = {}): Promise<OpenedDataset> {
  const engine = await openEngine(io);
  let progress: Progress | null = null;
  try {
    const { name, bytes, catalog, tables } = await attachSource(engine, db, io, options);
    const onStep = (done: number, total: number): void => {
      progress ??= openProgress(io, { label: `Reading ${printableLine(name)}`, total, unit: 'steps' });
      progress.update(done);
    };
    const session = await openSession(engine, tables, { onStep, now: io.now });
    refuseStrangers(session, name);
    return { session, engine, catalog, tables, name, bytes, close: () => engine.close() };
  } catch (error) {
    engine.close();
    throw error;
  } finally {
    endOf(progress);
  }
}

/** An empty database of ours is fine; one that holds none of the known tables is likely the wrong file. */
function refuseStrangers({ dataset }: Session, name: string): void {
  if (dataset.tables.some(({ takenFor }) => takenFor !== null)) return;
  const found = dataset.tables.slice(0, TABLES_NAMED).map(({ table, reason }) => `${table}${reason === null ? '' : ` (${reason})`}`);
  throw new CommandFailure(`${name} holds no table of benchmark results`, { advice: found.length === 0 ? 'It holds no table at all.' : `It holds ${found.join('; ')}.` });
}

const TABLES_NAMED = 5;

function endOf(progress: Progress | null): void {
  progress?.end();
}
