import type { ViewState } from '../../../core/view/viewState.ts';
import { setPreference, usePreferences } from '../../data/preferences.ts';
import { NARROW, PHONE, useMedia } from '../../data/useMedia.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { Menu, type MenuItem } from '../../parts/Menu.tsx';
import { copyText } from '../copyText.ts';
import type { OpenDataset } from '../opening/datasetState.ts';
import { PageLinks } from '../pages/PageLinks.tsx';
import { DatasetLine } from './DatasetLine.tsx';
import css from './Header.module.css';
import { OpenMenu } from './OpenMenu.tsx';
import { saveItems } from './saveItems.ts';
import { SaveMenu } from './SaveMenu.tsx';
import { densityItems, themeItems } from './preferenceItems.ts';

interface HeaderProps {
  readonly dataset: OpenDataset | null;
  readonly view: ViewState;
  readonly setView: SetView;
  readonly onPublished: (() => void) | null;
  readonly onDemo: () => void;
  readonly onReading: () => void;
}

/** The one line above everything: product, page, dataset, and what can be done with them. */
export function Header({ dataset, view, setView, onPublished, onDemo, onReading }: HeaderProps) {
  const phone = useMedia(PHONE);
  return (
    <header className={css.header}>
      <h1 className={css.product}>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={20} height={20} />
        <span className={phone ? 'visually-hidden' : undefined}>Accelerate Bench</span>
      </h1>
      {!phone && dataset !== null && <PageLinks view={view} setView={setView} />}
      {dataset === null ? <div className={css.room} /> : <DatasetLine dataset={dataset} />}
      <div className={css.actions}>
        <OpenMenu onPublished={onPublished} onDemo={onDemo} compact={phone} />
        {phone ? (
          <PhoneMenu dataset={dataset} onReading={onReading} />
        ) : (
          <>
            {dataset !== null && <DatasetActions dataset={dataset} onReading={onReading} />}
            <TasteButtons />
          </>
        )}
      </div>
      {phone && dataset !== null && <PageLinks view={view} setView={setView} />}
    </header>
  );
}

function copyLink(): void {
  void copyText(window.location.href, 'Link copied. It carries the view, not the data.');
}

function DatasetActions({ dataset, onReading }: { readonly dataset: OpenDataset; readonly onReading: () => void }) {
  const narrow = useMedia(NARROW);
  if (narrow) {
    return (
      <>
        <SaveMenu dataset={dataset} compact />
        <IconButton icon="report" label="What was read" onClick={onReading} />
        <IconButton icon="link" label="Copy link" onClick={copyLink} />
      </>
    );
  }
  return (
    <>
      <SaveMenu dataset={dataset} compact={false} />
      <Button icon="report" onClick={onReading}>
        What was read
      </Button>
      <Button icon="link" onClick={copyLink}>
        Copy link
      </Button>
    </>
  );
}

function TasteButtons() {
  const preferences = usePreferences();
  const dense = preferences.density === 'dense';
  return (
    <>
      <IconButton
        icon={dense ? 'dense' : 'comfortable'}
        label="Dense rows"
        aria-pressed={dense}
        onClick={() => setPreference({ density: dense ? 'comfortable' : 'dense' })}
      />
      <Menu
        label="Theme"
        placement="end"
        items={themeItems(preferences)}
        renderTrigger={(props) => <IconButton {...props} icon={preferences.theme} label="Theme" />}
      />
    </>
  );
}

function PhoneMenu({ dataset, onReading }: { readonly dataset: OpenDataset | null; readonly onReading: () => void }) {
  const preferences = usePreferences();
  const actions = (open: OpenDataset): MenuItem[] => [
    { key: 'reading', label: 'What was read', icon: 'report', onSelect: onReading },
    { key: 'link', label: 'Copy link', icon: 'link', onSelect: copyLink },
    ...saveItems(open),
  ];
  return (
    <Menu
      label="More"
      placement="end"
      items={[...(dataset === null ? [] : actions(dataset)), ...themeItems(preferences).map((item, index) => ({ ...item, separated: index === 0 && dataset !== null })), ...densityItems(preferences)]}
      renderTrigger={(props) => <IconButton {...props} icon="more" label="More" />}
    />
  );
}
