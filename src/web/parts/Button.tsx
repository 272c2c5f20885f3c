import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconPaths.tsx';
import css from './Button.module.css';

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly kind?: 'primary' | 'quiet' | 'plain' | 'danger';
  readonly icon?: IconName;
  /** Shows that the button opens something. */
  readonly opens?: boolean;
  readonly children: ReactNode;
}

/** `plain` has a border, `quiet` none, `primary` is the one thing to do, `danger` takes something away. */
export function Button({ kind = 'plain', icon, opens = false, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={classNames(css.button, css[kind], className)}>
      {icon !== undefined && <Icon name={icon} />}
      <span className={css.label}>{children}</span>
      {opens && <Icon name="chevron-down" size={12} className={css.caret} />}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'children'> {
  readonly icon: IconName;
  /** Name for screen readers and tooltip. */
  readonly label: string;
  readonly size?: number;
}

export function IconButton({ icon, label, size = 16, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" data-tip={label} {...rest} aria-label={label} className={classNames(css.button, css.quiet, css.square, className)}>
      <Icon name={icon} size={size} />
    </button>
  );
}
