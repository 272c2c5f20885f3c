import { isList, isObject, ownValue } from '../fields.ts';
import { statesMeasurement } from '../parts/performance.ts';
import type { Shape } from '../shape.ts';
import { readResults } from './resultList.ts';

const OUTCOME = ['status', 'success', 'performance', 'power_metrics', 'test_type'];
const LOOKED_AT = 100;

/** A list of rows with one measured configuration each, in the columns of a table. */
export const flatRowsShape: Shape = {
  key: 'flat-rows',
  label: 'a list of measured rows',
  matches: (content) =>
    isList(content) &&
    content.slice(0, LOOKED_AT).some((item) => isObject(item) && (typeof ownValue(item, 'model_name') === 'string' || typeof ownValue(item, 'model') === 'string') && statesMeasurement(item) && !OUTCOME.some((key) => Object.hasOwn(item, key))),
  read: (content) => readResults(isList(content) ? content : []),
};
