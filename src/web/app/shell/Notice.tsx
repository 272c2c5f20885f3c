import type { ReactNode } from 'react';
import { IconButton } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { IconName } from '../../parts/iconPaths.tsx';
import css from './Notice.module.css';

interface NoticeProps {
  readonly icon: IconName;
  readonly tone?: 'quiet' | 'warning';
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

/** One line above the page that can be sent away. */
export function Notice({ icon, tone = 'quiet', onDismiss, children }: NoticeProps) {
  return (
    <div className={css.notice} data-tone={tone}>
      <Icon name={icon} size={12} className={css.icon} />
      <div className={css.text}>{children}</div>
      <IconButton icon="close" label="Dismiss" size={12} className={css.close} onClick={onDismiss} />
    </div>
  );
}

/** A link-like button inside a notice. */
export function NoticeAction({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={css.action} onClick={onClick}>
      {children}
    </button>
  );
}
