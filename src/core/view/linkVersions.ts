/** One parameter as a link states it, percent-decoded, not yet understood. */
export interface LinkPart {
  readonly name: string;
  readonly text: string;
}

/** Rewrites the parameters of a link of one version into those of the next. */
export type Upgrader = (parts: readonly LinkPart[]) => readonly LinkPart[];

/**
 * One function per step; the first lifts version 1 to version 2. A step is due when a parameter is renamed or means
 * something else, and when a default changes, because links omit defaults. A new parameter needs none.
 */
export const upgraders: readonly Upgrader[] = [];

/** The version that links are written in. */
export const LINK_VERSION = upgraders.length + 1;

/** Lifts the parameters of an older link to the newest version that `steps` knows. */
export function upgrade(parts: readonly LinkPart[], version: number, steps: readonly Upgrader[]): readonly LinkPart[] {
  return steps.slice(version - 1).reduce((lifted, step) => step(lifted), parts);
}
