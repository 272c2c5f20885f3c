import type { Session } from '../session/session.ts';
import { formatView } from '../view/codec.ts';
import type { ViewState } from '../view/viewState.ts';
import { compatibilitySection } from './compatibilitySection.ts';
import { filterTexts } from './filterTexts.ts';
import { comparisonSection, performanceSection, powerSection } from './measuredSections.ts';
import { provenanceSection } from './provenanceSection.ts';
import { qualitySection } from './qualitySection.ts';
import { openReport } from './reportContext.ts';
import type { ReportOptions } from './reportContext.ts';
import type { BenchmarkReport, ReportLinks } from './reportTypes.ts';
import { REPORT_VERSION } from './reportTypes.ts';
import { familySection, hardwareSection, recentSection, summarySection } from './summarySections.ts';

/**
 * Asks a session what its pages ask, and puts the answers into one plain value.
 * @throws {QueryError} when the engine refuses; an error named `AbortError` when cancelled.
 */
export async function buildReport(session: Session, options: ReportOptions): Promise<BenchmarkReport> {
  const context = await openReport(session, options);
  const { view, signal } = context;
  const matrix = await session.matrix({ ...view, content: { kind: 'state' }, grouping: 'none', collapsed: [], expanded: [] }, signal);
  return {
    report_version: REPORT_VERSION,
    made_at: new Date(options.nowMs).toISOString(),
    dataset: { name: options.name, size_bytes: options.bytes, says_it_is_synthetic: session.dataset.synthetic },
    filters: filterTexts(view),
    links: typeof options.site === 'string' ? linksTo(options.site, view) : null,
    summary: await summarySection(context, matrix),
    hardware: await hardwareSection(context, matrix),
    model_families: await familySection(context),
    recent_tests: await recentSection(context),
    performance: await performanceSection(context),
    comparisons: await comparisonSection(context),
    compatibility: compatibilitySection(context, matrix),
    power: await powerSection(context),
    data_quality: await qualitySection(context, matrix),
    provenance: await provenanceSection(context),
  };
}

function linksTo(site: string, view: ViewState): ReportLinks {
  const base = site.replace(/[?#].*$/s, '');
  const to = (shown: ViewState): string => `${base}${formatView(shown)}`;
  return {
    matrix: to({ ...view, page: 'matrix' }),
    performance: to({ ...view, page: 'performance' }),
    power: to({ ...view, page: 'power' }),
    failing: to({ ...view, page: 'matrix', filters: { ...view.filters, state: ['failing'] } }),
  };
}
