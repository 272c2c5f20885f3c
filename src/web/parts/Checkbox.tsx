import type { ComponentPropsWithRef } from 'react';
import { classNames } from './classNames.ts';
import css from './Checkbox.module.css';

/** A native checkbox; its label is the caller's. */
export function Checkbox({ className, ...rest }: Omit<ComponentPropsWithRef<'input'>, 'type'>) {
  return <input type="checkbox" {...rest} className={classNames(css.box, className)} />;
}
