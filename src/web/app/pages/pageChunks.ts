import type { ComponentType } from 'react';
import type { Page } from '../../../core/view/viewState.ts';
import { pageInfo, type PageProps } from './pages.ts';

/** The script of a page could not be fetched: the connection broke, or the site holds another version by now. */
export class PageUnreachable extends Error {
  override readonly name = 'PageUnreachable';
}

interface Chunk {
  readonly component: Promise<ComponentType<PageProps>>;
  failed: boolean;
}

const chunks = new Map<Page, Chunk>();

/** A page's component; the same promise for every caller, also when it failed, so that it can be waited for while drawing. */
export function pageChunk(page: Page): Promise<ComponentType<PageProps>> {
  const known = chunks.get(page);
  if (known !== undefined) return known.component;
  const { label, load } = pageInfo(page);
  const chunk: Chunk = {
    failed: false,
    component: load().catch((cause: unknown) => {
      chunk.failed = true;
      throw new PageUnreachable(`${label} could not be fetched`, { cause });
    }),
  };
  chunk.component.catch(() => {});
  chunks.set(page, chunk);
  return chunk.component;
}

/** Fetches a page ahead of need, anew when the last attempt failed. */
export function fetchPage(page: Page): void {
  if (chunks.get(page)?.failed === true) chunks.delete(page);
  void pageChunk(page);
}
