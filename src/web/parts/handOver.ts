import { showToast } from './toastStore.ts';

/** Puts a text on the clipboard and says so. */
export async function copyText(text: Promise<string> | string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(await text);
    showToast(`${what} copied`);
  } catch (error) {
    showToast(`${what} could not be copied`, `The browser refused the clipboard: ${messageOf(error)}. Save it as a file instead.`);
  }
}

/** Saves a text as a file. */
export function saveText(text: Promise<string> | string, fileName: string, mimeType: string): Promise<void> {
  return saveBlob(Promise.resolve(text).then((content) => new Blob([content], { type: `${mimeType};charset=utf-8` })), fileName);
}

/** Saves what was made as a file, or says why it could not be. */
export async function saveBlob(blob: Promise<Blob>, fileName: string): Promise<void> {
  try {
    const address = URL.createObjectURL(await blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch (error) {
    showToast(`${fileName} could not be saved`, messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
