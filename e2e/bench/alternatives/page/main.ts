import type { AlternativesPage, Answer, Ask, Library, LibraryName, Timed } from './library.ts';

declare global {
  interface Window {
    alternatives?: AlternativesPage;
  }
}

const OPENERS: Readonly<Record<LibraryName, () => Promise<Library>>> = {
  perspective: async () => (await import('./openPerspective.ts')).openPerspective(),
  'duckdb-wasm': async () => (await import('./openDuckdb.ts')).openDuckdb(),
  arquero: async () => (await import('./openArquero.ts')).openArquero(),
};

let library: Library | null = null;

window.alternatives = {
  async start(name) {
    library = await OPENERS[name]();
  },
  async ask(ask) {
    if (library === null) throw new Error('no library was started');
    const startedMs = performance.now();
    const answer = await askLibrary(library, ask);
    return { ms: performance.now() - startedMs, answer } satisfies Timed;
  },
};

async function askLibrary(asked: Library, ask: Ask): Promise<Answer | null> {
  switch (ask) {
    case 'load': {
      const file = document.querySelector('input')?.files?.[0];
      if (file === undefined) throw new Error('no file was chosen');
      await asked.open(file);
      return null;
    }
    case 'first-answer':
      return asked.medians(false);
    case 'filter':
      return asked.medians(true);
    case 'newest-status':
      return asked.newestStatus();
  }
}
