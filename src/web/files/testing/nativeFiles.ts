import { DuckDBInstance } from '@duckdb/node-api';

interface FileSystem {
  mkdtemp(prefix: string): Promise<string>;
  readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
  copyFile(from: string, to: string): Promise<void>;
  rm(path: string, options: { recursive: true }): Promise<void>;
}

/** A native DuckDB and a folder of its own, to make files as DuckDB really writes them. */
export interface NativeFiles {
  run(sql: string): Promise<void>;
  /** An absolute path in the folder. */
  path(name: string): string;
  copy(from: string, to: string): Promise<void>;
  file(name: string, as?: string): Promise<File>;
  dispose(): Promise<void>;
}

/** Starts a native DuckDB; for tests only. */
export async function startNativeFiles(): Promise<NativeFiles> {
  // The browser's program has no Node types, so the modules are named at run time.
  const [files, system]: readonly string[] = ['node:fs/promises', 'node:os'];
  const fs: FileSystem = await import(/* @vite-ignore */ files ?? '');
  const { tmpdir }: { readonly tmpdir: () => string } = await import(/* @vite-ignore */ system ?? '');
  const folder = await fs.mkdtemp(`${tmpdir()}/native-files-`);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const path = (name: string): string => `${folder}/${name}`;
  return {
    path,
    run: async (sql) => void (await connection.run(sql)),
    copy: (from, to) => fs.copyFile(path(from), path(to)),
    file: async (name, as = name) => new File([await fs.readFile(path(name))], as.slice(as.lastIndexOf('/') + 1)),
    dispose: async () => {
      connection.closeSync();
      instance.closeSync();
      await fs.rm(folder, { recursive: true });
    },
  };
}
