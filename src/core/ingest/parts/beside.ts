import { Fields } from '../fields.ts';

/** The keys of a part that stands among others, as an object of its own; null where none of the telling ones is there. */
export function partBeside(fields: Fields, telling: readonly string[], more: readonly string[] = []): Fields | null {
  if (!telling.some((name) => fields.has(name) && fields.content[name] !== null)) return null;
  const entries = [...telling, ...more].flatMap((name) => {
    const value = fields.raw(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return new Fields(Object.fromEntries(entries), fields.place, fields.findings);
}
