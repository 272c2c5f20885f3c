import { trackActivity } from '../data/activity.ts';

type ECharts = typeof import('./echarts.ts');

let loading: Promise<ECharts> | null = null;

/** Fetches the drawing library once; a failed attempt may be repeated. */
export function loadECharts(): Promise<ECharts> {
  loading ??= trackActivity(import('./echarts.ts')).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Letters drawn before their font is there stay in another one, so the first picture waits for it, but not for long. */
export async function loadChartFont(font: string): Promise<void> {
  const wait = new Promise<void>((resolve) => {
    setTimeout(resolve, 1_500);
  });
  await trackActivity(Promise.race([Promise.all([document.fonts.load(`11px ${font}`), document.fonts.load(`600 11px ${font}`)]).catch(() => undefined), wait]));
}
