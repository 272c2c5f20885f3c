import { Button } from '../../../parts/Button.tsx';
import { Menu, type MenuItem } from '../../../parts/Menu.tsx';
import { copyText, saveText } from '../../../parts/handOver.ts';

export interface ExportFormat {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly extension: string;
  readonly mimeType: string;
  readonly build: () => Promise<string>;
}

interface ExportMenuProps {
  readonly formats: readonly ExportFormat[];
  /** Name of the saved file, without its extension. */
  readonly fileName: string;
}

/** The matrix in view as text, to the clipboard or to a file. */
export function ExportMenu({ formats, fileName }: ExportMenuProps) {
  const items: MenuItem[] = [
    ...formats.map((format) => ({ key: `save-${format.key}`, label: `Save ${format.label}`, hint: format.hint, icon: 'download' as const, onSelect: () => void saveText(format.build(), `${fileName}.${format.extension}`, format.mimeType) })),
    ...formats.map((format, index) => ({ key: `copy-${format.key}`, label: `Copy ${format.label}`, icon: 'copy' as const, separated: index === 0, onSelect: () => void copyText(format.build(), format.label) })),
  ];
  return (
    <Menu
      label="Export the matrix in view"
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
