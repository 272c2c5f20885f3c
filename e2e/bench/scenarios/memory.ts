import type { Measure } from '../measurement.ts';
import { openDatabase, visit, waitRest } from '../openFile.ts';
import { engineBytes, heapBytes, newRenderer, peakBytes, proportionalBytes, rendererIds } from '../processMemory.ts';
import { LIMIT_MS } from '../stage.ts';
import type { Scenario } from '../stage.ts';

function measure(id: string, label: string): Measure {
  return { id: `memory-${id}`, group: 'memory', label, unit: 'bytes' };
}

const FILE = measure('file', 'size of the file');
const SITE = measure('site', 'process above an empty page: the site with its demo and a spare engine');
const OPENED = measure('above-empty', 'process above an empty page: database open, all read that is read in the background');
const MATRIX = measure('matrix', 'process above an empty page: matrix just drawn');
const ABOVE_SITE = measure('above-site', 'the same above the site before it was dropped');
const PEAK = measure('peak', 'most until then, above an empty page');
const USED = measure('used', 'process above an empty page after filters, performance and power');
const HEAP = measure('heap', 'JavaScript heap, database open');
const HEAP_USED = measure('heap-used', 'JavaScript heap after all that');
const WASM = measure('wasm', 'WebAssembly memory of all engines, database open');
const WASM_USED = measure('wasm-used', 'WebAssembly memory of all engines after all that');

/** What a person does: filters, other metrics, the other pages. */
const USES = ['precision=fp16', 'batch=8', 'evidence=real', 'show=latency.median', 'show=throughput.median&precision=fp16', 'since=2026-06-01', 'page=performance', 'page=performance&precision=fp16', 'page=power', 'page=power&batch=8', ''];

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

const memory: Scenario = {
  measures: [MATRIX, OPENED, ABOVE_SITE, PEAK, USED],
  run: async ({ browser, newPage, url, database, samples }) => {
    const add = (what: Measure, bytes: number): void => samples.add(what, database.size, bytes);
    const nothing = await rendererIds(browser);
    const blank = await newPage();
    await blank.page.goto('about:blank');
    const empty = proportionalBytes(await newRenderer(browser, nothing));
    await blank.close();

    const before = await rendererIds(browser);
    const { page, close } = await newPage();
    try {
      await page.goto(url);
      await waitRest(page, LIMIT_MS);
      const own = await newRenderer(browser, before);
      const above = (): number => proportionalBytes(own) - empty;
      const site = above();
      add(FILE, database.bytes);
      add(SITE, site);
      const peak = await peakBytes(own, async () => {
        await openDatabase(page, database.path, LIMIT_MS);
        add(MATRIX, above());
        await waitRest(page, LIMIT_MS);
      });
      add(PEAK, peak - empty);
      add(HEAP, await heapBytes(page));
      add(WASM, total(await engineBytes(page)));
      add(OPENED, above());
      add(ABOVE_SITE, above() - site);
      for (const use of USES) await visit(page, use, LIMIT_MS);
      await waitRest(page, LIMIT_MS);
      add(HEAP_USED, await heapBytes(page));
      add(WASM_USED, total(await engineBytes(page)));
      add(USED, above());
    } finally {
      await close();
    }
  },
};

export const MEMORY: readonly Scenario[] = [memory];
