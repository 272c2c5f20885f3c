import type { ViewState } from '../../../core/view/viewState.ts';

/** The pages there are, in the order of the navigation. */
export const PAGES: readonly { readonly page: ViewState['page']; readonly label: string }[] = [{ page: 'matrix', label: 'Matrix' }];
