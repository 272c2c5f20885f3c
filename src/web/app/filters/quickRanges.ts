const DAY_MS = 86_400_000;

export const QUICK_RANGES = [
  { days: 7, label: 'Last 7 days' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'Year' },
] as const;

/** The UTC days that end with the newest result. */
export function rangeBefore(newestMs: number, days: number): { readonly since: string; readonly until: string } {
  return { since: dayText(newestMs - (days - 1) * DAY_MS), until: dayText(newestMs) };
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
