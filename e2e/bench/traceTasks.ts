/** One record of Chromium's trace format, as far as it is read here; times in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string; readonly functionName?: string; readonly lineNumber?: number } };
}

/** A piece of work that nothing could interrupt. */
export interface LongTask {
  readonly ms: number;
  /** What took most of it. */
  readonly what: string;
}

const TASK = /(?:^|::)RunTask$/u;

/** The main thread's tasks from the longest on, of the renderer that worked most. */
export function longestTasks(events: readonly TraceEvent[], count: number): readonly LongTask[] {
  const mains = events.filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain');
  const threads = mains.map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X'));
  const busiest = threads.map((own) => ({ own, tasks: own.filter(({ name }) => TASK.test(name)) })).toSorted((left, right) => total(right.tasks) - total(left.tasks))[0];
  if (busiest === undefined) return [];
  return busiest.tasks
    .toSorted((left, right) => (right.dur ?? 0) - (left.dur ?? 0))
    .slice(0, count)
    .map((task) => ({ ms: (task.dur ?? 0) / 1000, what: describe(task, busiest.own) }));
}

function total(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { dur = 0 }) => sum + dur, 0);
}

/** The two longest parts of a task that are not the task itself. */
function describe(task: TraceEvent, events: readonly TraceEvent[]): string {
  const end = task.ts + (task.dur ?? 0);
  const parts = events.filter((event) => event !== task && !TASK.test(event.name) && event.ts >= task.ts && event.ts + (event.dur ?? 0) <= end);
  const longest = new Map<string, number>();
  for (const event of parts) longest.set(nameOf(event), Math.max(longest.get(nameOf(event)) ?? 0, event.dur ?? 0));
  return [...longest]
    .toSorted(([, left], [, right]) => right - left)
    .slice(0, 3)
    .map(([name, duration]) => `${name} ${(duration / 1000).toFixed(0)} ms`)
    .join(', ');
}

function nameOf({ name, args }: TraceEvent): string {
  const { url = '', functionName = '' } = args?.data ?? {};
  const file = url.slice(url.lastIndexOf('/') + 1).split('?')[0] ?? '';
  const place = [functionName, file].filter((part) => part !== '').join(' in ');
  return place === '' ? name : `${name} (${place})`;
}
