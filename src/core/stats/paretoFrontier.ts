export interface ParetoDirections {
  readonly x: 'lower' | 'higher';
  readonly y: 'lower' | 'higher';
}

/**
 * Which points no other one beats: none is at least as good in both and better in one. Points equal to a frontier point are
 * on it too. In O(n log n), in the order given. Throws a RangeError for a coordinate that is NaN.
 */
export function paretoFrontier(points: readonly { readonly x: number; readonly y: number }[], better: ParetoDirections): boolean[] {
  const [signX, signY] = [better.x === 'lower' ? 1 : -1, better.y === 'lower' ? 1 : -1];
  const order = points.map(({ x, y }, place) => ({ x: x * signX, y: y * signY, place }));
  const wrong = order.find(({ x, y }) => Number.isNaN(x) || Number.isNaN(y));
  if (wrong !== undefined) throw new RangeError(`point ${wrong.place + 1} has a coordinate that is no number`);
  order.sort((left, right) => compare(left.x, right.x) || compare(left.y, right.y));
  const onFrontier = points.map(() => false);
  let best: { readonly x: number; readonly y: number } | null = null;
  for (const point of order) {
    if (best !== null && !(point.y < best.y) && !(point.y === best.y && point.x === best.x)) continue;
    onFrontier[point.place] = true;
    best = point;
  }
  return onFrontier;
}

function compare(left: number, right: number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
