/** Results in view, those refused by reason, and the usable ones with how many hold each metric (by its column) and their first and last moments. */
export interface ResultUsage {
  readonly in_view: number;
  readonly declared: number;
  readonly placeholder: number;
  readonly simulated: number;
  readonly failed: number;
  readonly usable: number;
  readonly oldest_ms: number | null;
  readonly newest_ms: number | null;
  readonly [column: string]: number | null;
}
