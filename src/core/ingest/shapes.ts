import type { Shape } from './shape.ts';

/** The shapes in the order in which they are asked: what is told by more keys comes first. */
export const SHAPE_READERS: readonly Shape[] = [];
