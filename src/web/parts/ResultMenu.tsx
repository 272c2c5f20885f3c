import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { PHONE, useMedia } from '../data/useMedia.ts';
import { IconButton } from './Button.tsx';
import { classNames } from './classNames.ts';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.tsx';
import { placePopup } from './placePopup.ts';
import popoverCss from './Popover.module.css';
import css from './ResultMenu.module.css';

export interface ResultAction {
  readonly key: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  /** Begins a new section with a line above. */
  readonly separated?: boolean;
  readonly onSelect: () => void;
}

interface ResultMenuProps {
  readonly title: string;
  /** Hardware, device and setting. */
  readonly detail: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** What must be known about the numbers: simulated, throttled, estimated. */
  readonly notes: readonly string[];
  readonly actions: readonly ResultAction[];
  /** Where it was picked, in the window. */
  readonly at: { readonly clientX: number; readonly clientY: number };
  readonly onClose: () => void;
}

/** What a picked datum says, and what can be done with it: beside its place, on a phone as a sheet. */
export function ResultMenu(props: ResultMenuProps) {
  const phone = useMedia(PHONE);
  if (!phone) return <Beside {...props} />;
  return (
    <Dialog title={props.title} variant="bottom" flush onClose={props.onClose}>
      <p className={css.sheetDetail}>{props.detail}</p>
      <Body {...props} />
    </Dialog>
  );
}

/** Opens where it was picked, closes on Escape, outside and after an action. */
function Beside(props: ResultMenuProps) {
  const { title, detail, at, onClose } = props;
  const { clientX, clientY } = at;
  const titleId = useId();
  const element = useRef<HTMLDivElement | null>(null);

  useLayoutEffect(() => {
    const popup = element.current;
    if (popup === null) return undefined;
    const before = document.activeElement;
    if (typeof popup.showPopover === 'function') popup.showPopover();
    placePopup(popup, { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) }, 'start');
    (popup.querySelector<HTMLElement>('[data-action]') ?? popup).focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && (document.activeElement === null || document.activeElement === document.body || popup.contains(document.activeElement))) before.focus({ preventScroll: true });
    };
  }, [clientX, clientY]);

  useEffect(() => {
    const outside = (event: Event): void => {
      if (event.target instanceof Node && element.current?.contains(event.target) === false) onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('focusin', outside);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('focusin', outside);
      window.removeEventListener('resize', onClose);
    };
  }, [onClose]);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-interactions -- not modal, and in the top layer by `popover`
    <div ref={element} role="dialog" aria-labelledby={titleId} popover="manual" tabIndex={-1} className={classNames(popoverCss.popup, css.menu)} onKeyDown={(event) => onKey(event, onClose)}>
      <div className={css.head}>
        <h3 id={titleId} className={css.title}>
          {title}
          <span className={css.detail}>{detail}</span>
        </h3>
        <IconButton icon="close" label="Close" size={12} onClick={onClose} />
      </div>
      <Body {...props} />
    </div>
  );
}

function Body({ facts, notes, actions, onClose }: Pick<ResultMenuProps, 'facts' | 'notes' | 'actions' | 'onClose'>) {
  return (
    <>
      {facts.length > 0 && (
        <dl className={css.facts}>
          {facts.map(([label, value]) => (
            <div key={label} className={css.fact}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {notes.map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
      <div className={css.actions}>
        {actions.map((action) => (
          <button
            key={action.key}
            type="button"
            data-action=""
            className={classNames(css.action, action.separated === true && css.separated)}
            aria-disabled={action.disabled}
            onClick={() => {
              if (action.disabled === true) return;
              onClose();
              action.onSelect();
            }}
          >
            <span className={css.icon}>{action.icon !== undefined && <Icon name={action.icon} />}</span>
            <span className={css.label}>
              {action.label}
              {action.hint !== undefined && <span className={css.hint}>{action.hint}</span>}
            </span>
          </button>
        ))}
      </div>
    </>
  );
}

function onKey(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    close();
    return;
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const items = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('[data-action]'));
  const now = items.findIndex((item) => item === document.activeElement);
  event.preventDefault();
  items[(now + step + items.length) % items.length]?.focus();
}
