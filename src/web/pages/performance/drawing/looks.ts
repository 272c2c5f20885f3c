import type { ResultMarks } from '../../../../core/compare/types.ts';
import type { ChartTheme, Look } from '../../../chart/types.ts';

/** What stands beside a datum that must not be taken for a plain measurement. */
export function markGlyphs({ simulated, failed, throttle, estimated }: ResultMarks): string {
  return `${simulated ? '≈' : ''}${failed ? '✕' : ''}${throttle === null ? '' : 'T'}${estimated ? 'E' : ''}`;
}

/** Drawn as an outline: not measured, or from a run that failed. */
export function isHollow({ simulated, failed }: ResultMarks): boolean {
  return simulated || failed;
}

const EXPLANATIONS = [
  ['≈', 'simulated', (marks: ResultMarks) => marks.simulated],
  ['✕', 'from a failed run', (marks: ResultMarks) => marks.failed],
  ['T', 'throttled', (marks: ResultMarks) => marks.throttle !== null],
  ['E', 'estimated power', (marks: ResultMarks) => marks.estimated],
] as const;

/** `Hollow and ≈: simulated · T: throttled`, for the glyphs in use; empty without any. */
export function glyphLegend(all: readonly ResultMarks[]): string {
  return EXPLANATIONS.filter(([, , has]) => all.some(has)).map(([glyph, text]) => `${glyph === '≈' || glyph === '✕' ? `hollow, ${glyph}` : glyph}: ${text}`).join(' · ');
}

/** The fixed look of a hardware type, else that of its place in the list. */
export function lookOf(theme: ChartTheme, hardwareType: string | null, index: number): Look {
  return hardwareType === null ? theme.category(index) : theme.hardware(hardwareType);
}
