import css from './ChartLegend.module.css';
import { symbolPath } from './symbolPath.ts';
import type { ChartTheme, LegendItem } from './types.ts';
import { useChartTheme } from './useChartTheme.ts';

/** What colours and shapes stand for, above the chart. */
export function ChartLegend({ legend }: { readonly legend: (theme: ChartTheme) => readonly LegendItem[] }) {
  const theme = useChartTheme();
  const items = legend(theme);
  if (items.length === 0) return null;
  return (
    <ul className={css.legend} aria-label="Legend">
      {items.map((item) => (
        <li key={`${item.label} ${item.symbol} ${item.kind ?? ''}`} className={css.item}>
          <Mark item={item} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}

function Mark({ item: { kind = 'dot', color, symbol } }: { readonly item: LegendItem }) {
  return (
    <svg className={css.mark} width="14" height="12" viewBox="-1 0 14 12" aria-hidden="true" focusable="false">
      {(kind === 'line' || kind === 'dashed') && <path d="M-1 6h14" fill="none" stroke={color} strokeWidth="2" strokeDasharray={kind === 'dashed' ? '4 2' : undefined} />}
      {kind === 'band' && <path d="M-1 1h14v10h-14z" fill={color} fillOpacity="0.25" stroke={color} strokeWidth="0.5" />}
      {kind === 'dot' && <path d={symbolPath(symbol)} fill={color} fillRule="evenodd" />}
      {kind === 'hollow' && <path d={symbolPath(symbol)} fill="none" stroke={color} strokeWidth="1.75" />}
    </svg>
  );
}
