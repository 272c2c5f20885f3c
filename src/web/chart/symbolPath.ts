const PREFIX = 'path://';

const SHAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    circle: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
    square: 'M2 2h8v8H2z',
    triangle: 'M6 1.5 11 10.5H1z',
    diamond: 'M6 1 11 6 6 11 1 6z',
    down: 'M6 10.5 1 1.5h10z',
    cross: 'M4.3 1h3.4v3.3H11v3.4H7.7V11H4.3V7.7H1V4.3h3.3z',
    hexagon: 'M3.5 1.5h5L11 6l-2.5 4.5h-5L1 6z',
    star: 'M6 .8 7.5 4.4 11.4 4.7 8.4 7.2 9.4 11 6 8.9 2.6 11 3.6 7.2 .6 4.7 4.5 4.4z',
  }),
);

/** Shapes for what has no hardware type, in the order in which they are given out. */
export const CATEGORY_SYMBOLS: readonly string[] = Array.from(SHAPES.values(), (path) => PREFIX + path);

/** The outline of an ECharts symbol as a path in a box of 12 by 12. */
export function symbolPath(symbol: string): string {
  if (symbol.startsWith(PREFIX)) return symbol.slice(PREFIX.length);
  return SHAPES.get(symbol === 'rect' ? 'square' : symbol) ?? SHAPES.get('circle') ?? '';
}

/** A path in a box of 12 by 12 as an ECharts symbol. */
export function pathSymbol(path: string): string {
  return PREFIX + path;
}
