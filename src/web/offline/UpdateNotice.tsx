import { useState, useSyncExternalStore } from 'react';
import { Notice, NoticeAction } from '../app/shell/Notice.tsx';
import { isUpdateReady, showUpdate, subscribeUpdate } from './startOffline.ts';

/** Tells of another version of the page, which never comes by itself: what is open stays. */
export function UpdateNotice() {
  const ready = useSyncExternalStore(subscribeUpdate, isUpdateReady);
  const [hidden, setHidden] = useState(false);
  if (!ready || hidden) return null;
  return (
    <Notice icon="info" onDismiss={() => setHidden(true)}>
      <p>A new version of this page is ready. Dropped files must be opened again after reloading. </p>
      <NoticeAction onClick={showUpdate}>Reload</NoticeAction>
    </Notice>
  );
}
