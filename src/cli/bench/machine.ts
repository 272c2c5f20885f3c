import { cpus, loadavg, release, totalmem } from 'node:os';

/** What a measurement was made on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted a core in the last minute: above the number of cores, times are of a busy machine. */
  readonly load: number;
}

export function thisMachine(): Machine {
  const all = cpus();
  return { cpu: all[0]?.model.trim() ?? 'unknown', cores: all.length, memoryBytes: totalmem(), system: `${process.platform} ${release()}`, node: process.version, load: loadavg()[0] ?? 0 };
}
