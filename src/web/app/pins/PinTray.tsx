import { useRef, useState } from 'react';
import type { PinnedResults } from '../../../core/compare/types.ts';
import { configurationKey, type Configuration } from '../../../core/model/configuration.ts';
import type { Session } from '../../../core/session/session.ts';
import { PINS_AT_MOST, type ViewState } from '../../../core/view/viewState.ts';
import { PHONE, useMedia } from '../../data/useMedia.ts';
import { shownValue, useQuery, type QueryState } from '../../data/useQuery.ts';
import type { SetView } from '../../data/viewStore.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { focusPage } from '../pages/focusPage.ts';
import { Differences } from './Differences.tsx';
import { PinCard } from './PinCard.tsx';
import css from './PinTray.module.css';
import { pinnedKey, showsDistribution, toDistribution, withoutPin, withoutPins } from './pinWords.ts';

interface PinTrayProps {
  readonly session: Session;
  readonly view: ViewState;
  readonly setView: SetView;
}

/** The pinned results at the foot of a page, what tells them apart, and their runs side by side. */
export function PinTray(props: PinTrayProps) {
  const phone = useMedia(PHONE);
  // What is open beside a wide page must not cover a narrow one as a sheet.
  return <Tray key={phone ? 'sheet' : 'tray'} phone={phone} {...props} />;
}

function Tray({ session, view, setView, phone }: PinTrayProps & { readonly phone: boolean }) {
  const [open, setOpen] = useState(false);
  const title = useRef<HTMLHeadingElement | null>(null);
  const query = useQuery(session, pinnedKey(view), (signal) => session.performance.pinned(view, signal));
  const cards = (
    <ol className={css.pins}>
      {view.pins.map((pin, index) => (
        <PinCard
          key={configurationKey(pin)}
          pin={pin}
          number={index + 1}
          missing={isMissing(pin, query)}
          onRemove={() => {
            if (view.pins.length > 1) title.current?.focus();
            else leaveTray();
            setView((from) => withoutPin(from, pin));
          }}
        />
      ))}
    </ol>
  );
  if (phone) {
    return (
      <section className={css.tray} aria-labelledby="pins-title">
        <button type="button" className={css.bar} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
          <Icon name="pin" />
          <span id="pins-title" className={css.barText}>
            {countText(view.pins.length)}
          </span>
          <Icon name="chevron-up" size={14} />
        </button>
        {open && (
          <Dialog title={countText(view.pins.length)} variant="bottom" onClose={() => setOpen(false)} footer={<Actions view={view} setView={setView} onDone={() => setOpen(false)} />}>
            <h3 ref={title} className="visually-hidden" tabIndex={-1}>
              Pinned
            </h3>
            {cards}
            <Differences pins={view.pins} query={query} stacked />
          </Dialog>
        )}
      </section>
    );
  }
  return (
    <section className={css.tray} aria-labelledby="pins-title">
      {open && <Differences pins={view.pins} query={query} stacked={false} />}
      <div className={css.row}>
        <h3 ref={title} id="pins-title" className={css.title} tabIndex={-1} data-tip={`At most ${PINS_AT_MOST} can be pinned; the link carries them`}>
          <Icon name="pin" size={14} />
          {countText(view.pins.length)}
        </h3>
        {cards}
        <div className={css.actions}>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            What differs
          </Button>
          <Actions view={view} setView={setView} onDone={() => setOpen(false)} />
        </div>
      </div>
    </section>
  );
}

function Actions({ view, setView, onDone }: { readonly view: ViewState; readonly setView: SetView; readonly onDone: () => void }) {
  const clear = (): void => {
    onDone();
    leaveTray();
    setView(withoutPins);
  };
  const compare = (): void => {
    onDone();
    leaveTray();
    setView(toDistribution);
  };
  return (
    <>
      {!showsDistribution(view) && <Button onClick={compare}>Compare distribution</Button>}
      <Button kind="quiet" onClick={clear}>
        Clear
      </Button>
    </>
  );
}

/** Once what had the focus is gone, and the sheet over the page with it. */
function leaveTray(): void {
  setTimeout(focusPage);
}

/** `3 pinned results` */
function countText(pins: number): string {
  return pins === 1 ? '1 pinned result' : `${pins} pinned results`;
}

/** Whether the file is known to have no such result in view. */
function isMissing(pin: Configuration, query: QueryState<PinnedResults>): boolean {
  const key = configurationKey(pin);
  const found = shownValue(query)?.pins.find(({ configuration }) => configurationKey(configuration) === key);
  return found !== undefined && found.point === null;
}
