import { turnByMessage } from './pause.ts';

/** A window in the background draws nothing. */
const WITHOUT_PICTURE_MS = 500;

/** Calls once after what is being worked out now has been drawn, and the effects of that picture have run. */
export function afterDrawn(then: () => void): void {
  void (async () => {
    await behindWaitingTasks();
    await nextPicture();
    await behindWaitingTasks();
    then();
  })();
}

/** React renders in a message, and runs the effects of that in the next one. */
async function behindWaitingTasks(): Promise<void> {
  await turnByMessage();
  await turnByMessage();
}

function nextPicture(): Promise<void> {
  if (typeof requestAnimationFrame !== 'function') return Promise.resolve();
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, WITHOUT_PICTURE_MS);
  });
}
