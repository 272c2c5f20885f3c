import { ownValue } from '../fields.ts';
import type { Fields } from '../fields.ts';
import { compatibilityFields } from '../record.ts';
import type { CompatibilityFields } from '../types.ts';
import { partBeside } from './beside.ts';

const TELLING = ['compatibility_status', 'compatibility_level', 'compatibility_type', 'is_compatible', 'compatible'];

/** The compatibility of a result: its part, a word or a boolean of that name, or columns beside its status; null where it declares none. */
export function readCompatibilityOf(fields: Fields): CompatibilityFields | null {
  const value = ownValue(fields.content, 'compatibility');
  if (typeof value === 'boolean' || typeof value === 'string') {
    const word = typeof value === 'string' ? fields.name('compatibility') : fields.boolean('compatibility') === true ? 'compatible' : 'incompatible';
    return word === null ? null : compatibilityFields({ status: word });
  }
  const part = fields.object('compatibility') ?? partBeside(fields, TELLING, ['compatibility_score', 'recommended', 'compatibility_notes']);
  return part === null ? null : readCompatibility(part);
}

/** What is declared of a model on a hardware: the seed's `compatibility{status, score, recommended}` and its variants; null, with a reject, where no word or boolean says it. */
export function readCompatibility(fields: Fields): CompatibilityFields | null {
  const word = fields.name('status', 'compatibility_status', 'compatibility_level', 'compatibility_type', 'level');
  const flag = fields.boolean('compatible', 'is_compatible', 'supported');
  const status = fields.content['status'] === true || fields.content['status'] === false ? String(fields.content['status']) : (word ?? (flag === null ? null : flag ? 'compatible' : 'incompatible'));
  const score = readScore(fields);
  const recommended = fields.boolean('recommended');
  const notes = fields.text('notes', 'compatibility_notes', 'description');
  if (status !== null) return compatibilityFields({ status, score, recommended, notes });
  if (Object.keys(fields.content).length > 0) fields.findings.reject('bad-value', fields.place, 'A compatibility without a status was found; a status such as compatible, limited or incompatible is needed.');
  return null;
}

function readScore(fields: Fields): number | null {
  const score = fields.finite('score', 'compatibility_score');
  if (score === null || (score >= 0 && score <= 1)) return score;
  fields.findings.reject('bad-value', fields.at(fields.has('score') ? 'score' : 'compatibility_score'), `A score of ${score} was found where 0 to 1 was expected; the field is left empty, the rest is kept.`);
  return null;
}
