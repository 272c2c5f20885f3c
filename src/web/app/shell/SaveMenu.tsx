import { Button, IconButton } from '../../parts/Button.tsx';
import { Menu } from '../../parts/Menu.tsx';
import type { OpenDataset } from '../opening/datasetState.ts';
import { saveItems } from './saveItems.ts';

interface SaveMenuProps {
  readonly dataset: OpenDataset;
  /** An icon alone, where the window is narrow. */
  readonly compact: boolean;
}

/** Keeps what is open as a file. */
export function SaveMenu({ dataset, compact }: SaveMenuProps) {
  return (
    <Menu
      label="Save"
      placement="end"
      items={saveItems(dataset)}
      renderTrigger={(props) =>
        compact ? (
          <IconButton {...props} icon="download" label="Save" />
        ) : (
          <Button {...props} icon="download" opens>
            Save
          </Button>
        )
      }
    />
  );
}
