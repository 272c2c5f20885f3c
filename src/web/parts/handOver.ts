import { showToast } from '../../parts/toastStore.ts';

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
export async function saveText(text: Promise<string> | string, fileName: string, mimeType: string): Promise<void> {
  try {
    const address = URL.createObjectURL(new Blob([await text], { type: `${mimeType};charset=utf-8` }));
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
