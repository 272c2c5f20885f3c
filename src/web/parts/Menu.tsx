import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.tsx';
import css from './Menu.module.css';
import type { Placement } from './placePopup.ts';
import popoverCss from './Popover.module.css';
import { usePopup, type TriggerProps } from './usePopup.ts';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  /** Second line, or what is needed to choose well. */
  readonly hint?: string;
  readonly shortcut?: string;
  readonly icon?: IconName;
  /** Makes it one of several choices; a true value carries the mark. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  /** Begins a new section with a line above. */
  readonly separated?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly placement?: Placement;
  readonly renderTrigger: (props: TriggerProps) => ReactNode;
}

/** A list of actions or choices under a button; arrows, Home, End and first letters move. */
export function Menu({ label, items, placement = 'start', renderTrigger }: MenuProps) {
  const popup = usePopup('menu', placement);
  const first = items.find((item) => item.checked === true) ?? items[0];
  return (
    <>
      {renderTrigger(popup.triggerProps)}
      {popup.open && (
        <div
          {...popup.popupProps}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          className={classNames(popoverCss.popup, css.menu)}
          onKeyDown={(event) => moveFocus(event, () => popup.setOpen(false))}
        >
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.checked}
              aria-disabled={item.disabled}
              tabIndex={-1}
              data-autofocus={item === first ? true : undefined}
              className={classNames(css.item, item.separated === true && css.separated)}
              onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
              onClick={() => {
                if (item.disabled === true) return;
                popup.dismiss();
                item.onSelect();
              }}
            >
              <span className={css.icon}>
                {item.checked === true ? <Icon name="check" /> : item.icon !== undefined && <Icon name={item.icon} />}
              </span>
              <span className={css.text}>
                {item.label}
                {item.hint !== undefined && <span className={css.hint}>{item.hint}</span>}
              </span>
              {item.shortcut !== undefined && <kbd className={css.shortcut}>{item.shortcut}</kbd>}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  const items = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]'));
  const at = items.findIndex((item) => item === document.activeElement);
  if (event.key === 'Tab') return close();
  const next = target(event.key, items, at);
  if (next === undefined) return undefined;
  event.preventDefault();
  next.focus();
  return undefined;
}

function target(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items[(at - 1 + items.length) % items.length];
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      return order.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}
