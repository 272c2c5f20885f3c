import { readFileSync } from 'node:fs';

/** Peak memory of this process, in bytes. Linux counts the process that started this one into `maxRSS`, so there its own record is read. */
export function peakRssBytes(): number {
  return ownRecord() ?? process.resourceUsage().maxRSS * 1024;
}

function ownRecord(): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
