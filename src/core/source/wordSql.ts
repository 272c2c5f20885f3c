import { UNKNOWN_WORDS } from '../model/hardware.ts';
import { constants } from '../sql/quote.ts';
import { isNothing } from './constantSql.ts';

/** A precision by the word that the file has for it; as written where the word is not known. Needs `pw`, joined by `precisionJoin`. */
export function precisionSql(word: string): string {
  return `CASE WHEN pw.word IS NULL THEN coalesce(left(${word}, 200), '') ELSE coalesce(pw.precision, '') END`;
}

/** The condition that joins `bench.precision_word AS pw`. */
export function precisionJoin(word: string): string {
  return `pw.word = left(${word}, 200)`;
}

/** A word that can be chosen in a filter, in lower case; empty when it is not stated. Lists of choices are parted by U+001F. */
export function choiceSql(text: string): string {
  return `coalesce(lower(replace(left(${text}, 200), chr(31), ' ')), '')`;
}

/** The device's name where one is stated that says more than the type, else what the hardware word said, else empty. Needs `hw`. */
export function deviceSql(device: string): string {
  if (isNothing(device)) return `coalesce(hw.device, '')`;
  const text = `left(trim(${device}), 400)`;
  return `coalesce(CASE WHEN lower(${text}) IN (${constants(UNKNOWN_WORDS)}) OR lower(${text}) = hw.hardware_type OR lower(${text}) = lower(hw.label) THEN NULL ELSE ${text} END, hw.device, '')`;
}
