import type { ComponentType } from 'react';
import type { Page } from '../../../core/view/viewState.ts';
import { pageInfo, type PageProps } from './pages.ts';

/** The script of a page could not be fetched: the connection broke, or the site holds another version by now. */
export class PageUnreachable extends Error {
  override readonly name = 'PageUnreachable';
}

interface Chunk {
  readonly component: Promise<ComponentType<PageProps>>;
  loaded: ComponentType<PageProps> | null;
  failed: boolean;
}

const chunks = new Map<Page, Chunk>();

/** A page's component; the same promise for every caller, also when it failed, so that it can be waited for while drawing. */
export function pageChunk(page: Page): Promise<ComponentType<PageProps>> {
  const known = chunks.get(page);
  if (known !== undefined) return known.component;
  const { label, load } = pageInfo(page);
  const chunk: Chunk = {
    loaded: null,
    failed: false,
    component: load().then(
      (component) => (chunk.loaded = component),
      (cause: unknown) => {
        chunk.failed = true;
        throw new PageUnreachable(`${label} could not be fetched`, { cause });
      },
    ),
  };
  chunk.component.catch(() => {});
  chunks.set(page, chunk);
  return chunk.component;
}

/** A page that is here already: to wait even for what is there lets React put something in its place, which then stays for 300 ms. */
export function loadedPage(page: Page): ComponentType<PageProps> | null {
  return chunks.get(page)?.loaded ?? null;
}

/** Fetches a page ahead of need, anew when the last attempt failed. */
export function fetchPage(page: Page): void {
  if (chunks.get(page)?.failed === true) chunks.delete(page);
  void pageChunk(page);
}
