import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import type { Placement } from './placePopup.ts';
import css from './Popover.module.css';
import { usePopup, type TriggerProps } from './usePopup.ts';

interface PopoverProps {
  /** Name of the popup for screen readers. */
  readonly label: string;
  readonly placement?: Placement;
  readonly className?: string | undefined;
  /** Spread the props on the button that opens it. */
  readonly renderTrigger: (props: TriggerProps) => ReactNode;
  /** Built only while open. An element with `data-autofocus` gets the focus. */
  readonly children: (dismiss: () => void) => ReactNode;
}

/** A non-modal popup that hangs from a button. */
export function Popover({ label, placement = 'start', className, renderTrigger, children }: PopoverProps) {
  const popup = usePopup('dialog', placement);
  return (
    <>
      {renderTrigger(popup.triggerProps)}
      {popup.open && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- not modal, and in the top layer by `popover`
        <div {...popup.popupProps} role="dialog" aria-label={label} tabIndex={-1} className={classNames(css.popup, className)}>
          {children(popup.dismiss)}
        </div>
      )}
    </>
  );
}
