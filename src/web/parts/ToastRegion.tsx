import { useSyncExternalStore } from 'react';
import { IconButton } from './Button.tsx';
import css from './ToastRegion.module.css';
import { currentToasts, dismissToast, subscribeToasts } from './toastStore.ts';

/** Where toasts appear; one per page. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  return (
    <output className={css.region} aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className={css.toast}>
          <div className={css.text}>
            <p className={css.title}>{toast.title}</p>
            {toast.detail !== undefined && <p className={css.detail}>{toast.detail}</p>}
          </div>
          <IconButton icon="close" label="Dismiss" size={12} onClick={() => dismissToast(toast.id)} />
        </div>
      ))}
    </output>
  );
}
