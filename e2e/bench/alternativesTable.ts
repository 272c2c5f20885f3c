import type { AlternativeFigure, AlternativeStep } from './alternatives/alternativeFigure.ts';
import { DATABASE_SIZES } from './data/databaseSize.ts';
import type { DatabaseSize } from './data/databaseSize.ts';
import { alignedTable, valueText } from './resultTable.ts';

type Figures = Readonly<Partial<Record<DatabaseSize, readonly AlternativeFigure[]>>>;

/** A table a database: what each library took for the same rows and questions. */
export function alternativesTables(figures: Figures): readonly string[] {
  return DATABASE_SIZES.flatMap((size) => {
    const own = figures[size];
    return own === undefined || own.length === 0 ? [] : [alternativesTable(size, own)];
  });
}

function alternativesTable(size: DatabaseSize, figures: readonly AlternativeFigure[]): string {
  const ids = [...new Set(figures.flatMap(({ steps }) => steps.map(({ id }) => id)))];
  const labelOf = (id: AlternativeStep['id']): string => figures.flatMap(({ steps }) => steps).find((step) => step.id === id)?.label ?? id;
  const rows = [
    ...ids.map((id) => [labelOf(id), ...figures.map((figure) => stepText(figure.steps.find((step) => step.id === id)))]),
    ['JavaScript heap of the page’s own thread above an empty page', ...figures.map(({ heapBytes }) => (heapBytes === null ? '' : valueText(heapBytes, 'bytes')))],
    ['process above an empty page', ...figures.map(({ processBytes }) => (processBytes === null ? '' : valueText(processBytes, 'bytes')))],
  ];
  const notes = figures.flatMap(({ library, notes: own, failure }) => [...own, ...(failure === null ? [] : [failure])].map((note) => `  ${library}: ${note}`));
  return [alignedTable([[`Other libraries, ${size}: first / median / p95`, ...figures.map(({ library, version }) => `${library} ${version}`)], ...rows]), ...notes].join('\n');
}

function stepText(step: AlternativeStep | undefined): string {
  if (step === undefined) return '';
  const { id, firstMs, medianMs, p95Ms } = step;
  return (id === 'load' ? [firstMs] : [firstMs, medianMs, p95Ms]).map((ms) => valueText(ms, 'ms')).join(' / ');
}
