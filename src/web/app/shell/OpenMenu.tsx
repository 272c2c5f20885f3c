import { Button, IconButton } from '../../parts/Button.tsx';
import { Menu, type MenuItem } from '../../parts/Menu.tsx';
import { useOpenControls } from '../opening/OpenControls.tsx';

interface OpenMenuProps {
  /** Null while it is not known whether the site publishes its own data. */
  readonly onPublished: (() => void) | null;
  readonly onDemo: () => void;
  /** An icon alone, on the phone. */
  readonly compact: boolean;
}

export function OpenMenu({ onPublished, onDemo, compact }: OpenMenuProps) {
  const { pickFiles, pickFolder, pickMore } = useOpenControls();
  const items: MenuItem[] = [
    { key: 'files', label: 'Files…', hint: 'Databases, Parquet, JSON results, a ZIP', icon: 'file', shortcut: 'o', onSelect: pickFiles },
    { key: 'folder', label: 'Folder…', hint: 'A folder of JSON results or Parquet files', icon: 'open', onSelect: pickFolder },
    { key: 'demo', label: 'Demo', hint: 'Synthetic data', icon: 'database', separated: true, onSelect: onDemo },
  ];
  if (pickMore !== null) items.splice(2, 0, { key: 'more', label: 'Add files…', hint: 'Together with what is open', icon: 'plus', onSelect: pickMore });
  if (onPublished !== null) items.push({ key: 'published', label: 'Published data', hint: 'What this site publishes', icon: 'download', onSelect: onPublished });
  return (
    <Menu
      label="Open"
      placement="end"
      items={items}
      renderTrigger={(props) =>
        compact ? (
          <IconButton {...props} icon="open" label="Open" />
        ) : (
          <Button {...props} icon="open" opens>
            Open
          </Button>
        )
      }
    />
  );
}
