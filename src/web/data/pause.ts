interface Scheduler {
  yield(): Promise<void>;
}

/** Lets the page draw and answer before long work goes on; a timer would wait at least 4 ms each time. */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: Partial<Scheduler> };
  return scheduler?.yield === undefined ? turnByMessage() : scheduler.yield();
}

/** Comes back behind the messages that are waiting. */
export function turnByMessage(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
