import { Button } from '../parts/Button.tsx';
import { copyText, saveBlob, saveText } from '../parts/handOver.ts';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { tableToCsv, tableToMarkdown } from '../table/tableText.ts';
import type { ChartFrameProps } from './types.ts';

interface ChartMenuProps<T extends object> {
  readonly frame: ChartFrameProps<T>;
  readonly nothing: boolean;
  /** On a phone the SQL is in this menu too. */
  readonly sql: { readonly open: boolean; readonly toggle: () => void } | null;
}

/** What can be taken along: pictures of the chart, texts of its table. */
export function ChartMenu<T extends object>({ frame, nothing, sql }: ChartMenuProps<T>) {
  const items: MenuItem[] = [...(nothing ? [] : exportItems(frame)), ...(sql === null ? [] : [{ key: 'sql', label: sql.open ? 'Hide the SQL' : 'Show the SQL', icon: 'database' as const, separated: !nothing, onSelect: sql.toggle }])];
  if (items.length === 0) return null;
  return (
    <Menu
      label={`Export “${frame.title}”`}
      placement="end"
      items={items}
      renderTrigger={(props) => (
        <Button {...props} kind="quiet" icon="download" opens>
          Export
        </Button>
      )}
    />
  );
}

function exportItems<T extends object>({ drawing, title, subtitle, detail = '', source = '', table, fileName }: ChartFrameProps<T>): MenuItem[] {
  const columns = table.exported ?? table.columns;
  const csv = (): string => tableToCsv(columns, table.rows, source);
  const image = (format: 'png' | 'svg'): MenuItem[] =>
    drawing === null
      ? []
      : [{
          key: format,
          label: `Save ${format.toUpperCase()} image`,
          hint: format === 'png' ? 'Light, 2400 pixels wide' : 'Light, for print and slides',
          icon: 'download',
          // Fetched when the first image is made.
          onSelect: () => void saveBlob(import('./image/chartImage.ts').then(({ chartImage }) => chartImage({ drawing, title, subtitle: detail === '' ? subtitle : `${subtitle} ${detail}`, source }, format)), `${fileName}.${format}`),
        }];
  return [
    ...image('png'),
    ...image('svg'),
    { key: 'csv', label: 'Save CSV of the table', hint: 'All digits, as stored', icon: 'download', onSelect: () => void saveText(csv(), `${fileName}.csv`, 'text/csv') },
    { key: 'copy-csv', label: 'Copy CSV', icon: 'copy', separated: true, onSelect: () => void copyText(csv(), 'CSV') },
    { key: 'copy-markdown', label: 'Copy Markdown', icon: 'copy', onSelect: () => void copyText(tableToMarkdown(table.columns, table.rows), 'Markdown') },
  ];
}
