import { Fields, isList, isObject, pointer, shown } from '../fields.ts';
import { Findings } from '../findings.ts';
import { readResult } from '../parts/result.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json } from '../types.ts';
import { isResult } from './result.ts';

/** Of a list, so many items are looked at to tell what it holds. */
const LOOKED_AT = 100;

/** A list of results of the seed's single shape. */
export const resultListShape: Shape = {
  key: 'result-list',
  label: 'a list of results',
  matches: (content) => isList(content) && content.slice(0, LOOKED_AT).some((item) => isResult(item)),
  read: (content) => readResults(isList(content) ? content : []),
};

/** Reads every item of a list as a result; each that is none is a reject of its own. */
export function readResults(items: readonly Json[]): ShapeReading {
  const findings = new Findings();
  const records = items.flatMap((item, index) => {
    const place = pointer('', index);
    if (!isObject(item)) {
      findings.reject('bad-value', place, `${shown(item)} was found where a result was expected; the other items are read.`);
      return [];
    }
    const record = readResult(new Fields(item, place, findings));
    return record === null ? [] : [record];
  });
  return findings.reading(records);
}
