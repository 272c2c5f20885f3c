import { showToast } from '../parts/toastStore.ts';

/** Puts a text on the clipboard and says so, or says how to do it by hand. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast(done);
  } catch {
    showToast('The browser refused the clipboard', 'Select the text and copy it by hand.');
  }
}
