import type { ComponentType } from 'react';
import type { Session } from '../../../core/session/session.ts';
import type { Page, ViewState } from '../../../core/view/viewState.ts';
import type { SetView } from '../../data/viewStore.ts';

/** What every page is given. */
export interface PageProps {
  readonly session: Session;
  readonly view: ViewState;
  readonly setView: SetView;
  /** Name of the open dataset, for exports. */
  readonly datasetName: string;
}

export interface PageInfo {
  readonly page: Page;
  /** In the navigation and the window's title. */
  readonly label: string;
  readonly heading: string;
  readonly load: () => Promise<ComponentType<PageProps>>;
}

/** The pages there are, in the order of the navigation; each is fetched when it is wanted. */
export const PAGES: readonly PageInfo[] = [
  { page: 'matrix', label: 'Matrix', heading: 'Compatibility matrix', load: async () => (await import('../../pages/matrix/MatrixPage.tsx')).MatrixPage },
  { page: 'performance', label: 'Performance', heading: 'Performance', load: async () => (await import('../../pages/performance/PerformancePage.tsx')).PerformancePage },
  { page: 'power', label: 'Power', heading: 'Power and heat', load: async () => (await import('../../pages/power/PowerPage.tsx')).PowerPage },
];

export function pageInfo(page: Page): PageInfo {
  const info = PAGES.find((candidate) => candidate.page === page);
  if (info === undefined) throw new Error(`no page named ${page}`);
  return info;
}
