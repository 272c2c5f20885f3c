import type { CellFact } from '../sql/cellFacts.ts';
import type { ViewState } from '../view/viewState.ts';
import type { MatrixInput } from './build.ts';
import { keep } from './pairs.ts';
import type { Matrix } from './types.ts';

/** What a matrix is built from besides the dataset and the view. */
export interface MatrixBasis {
  readonly facts: readonly CellFact[];
  readonly at: MatrixInput['at'];
}

const BASES_KEPT = 8;

/** Keeps what the last matrices were built from, so that the matrix of a view that needs nothing else is there at once. */
export class MatrixBases {
  readonly #build: (view: ViewState, basis: MatrixBasis) => Matrix;
  readonly #kept = new Map<string, MatrixBasis>();
  readonly #matrices = new WeakMap<ViewState, Matrix>();

  constructor(build: (view: ViewState, basis: MatrixBasis) => Matrix) {
    this.#build = build;
  }

  /** The matrix of a view on a basis, which is kept for views that differ in nothing that decides it. */
  built(view: ViewState, basis: MatrixBasis): Matrix {
    const key = basisKey(view);
    this.#kept.delete(key);
    keep(this.#kept, key, BASES_KEPT, () => basis);
    return this.#build(view, basis);
  }

  /**
   * The matrix of a view whose basis is kept, the same one each time; null where it is not.
   * @param otherwise Looks for a basis that is not kept.
   */
  known(view: ViewState, otherwise: () => MatrixBasis | null): Matrix | null {
    const found = this.#matrices.get(view);
    if (found !== undefined) return found;
    const basis = this.#kept.get(basisKey(view)) ?? otherwise();
    if (basis === null) return null;
    const matrix = this.built(view, basis);
    this.#matrices.set(view, matrix);
    return matrix;
  }
}

/** The filters that choose among evidence, and the metric with its configuration. */
function basisKey({ filters, content, at }: ViewState): string {
  const { source, precision, batch, testType, since, until, evidence, throttled } = filters;
  return JSON.stringify([source, precision, batch, testType, since, until, evidence, throttled, content.kind === 'metric' ? [content, at] : null]);
}
