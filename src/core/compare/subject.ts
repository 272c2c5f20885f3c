import { compareNames, deviceLabel } from '../matrix/selection.ts';
import type { Configuration, ConfigurationPart } from '../model/configuration.ts';
import { compareHardwareTypes, hardwareLabel } from '../model/hardware.ts';
import { comparePrecisions } from '../model/precision.ts';
import { NO_SUBJECT } from '../view/viewState.ts';
import type { Subject } from '../view/viewState.ts';
import { groupBy } from './groupBy.ts';
import type { SubjectChoice } from './types.ts';

/** A configuration that a chart could show, with its rows. */
export interface Candidate {
  readonly configuration: Configuration;
  readonly n: number;
}

export interface SubjectAsked {
  /** What one chart is about, the weightiest part first; each is filled where the view leaves it to the data. */
  readonly parts: readonly ConfigurationPart[];
  /** How much a chart of these configurations would show; the most is taken. */
  readonly score: (candidates: readonly Candidate[]) => number;
}

export interface ChosenSubject<C extends Candidate = Candidate> {
  readonly subject: Subject;
  readonly choices: readonly SubjectChoice[];
  readonly matching: readonly C[];
}

/**
 * What a chart is about. A part that the view states stays, unless the parts before it have nothing of it though others
 * have: then it gives way. What is left open takes the value with which the chart shows most.
 */
export function chooseSubject<C extends Candidate>(candidates: readonly C[], stated: Subject, { parts, score }: SubjectAsked): ChosenSubject<C> {
  const kept = keepStated(candidates, stated, parts);
  const fitting = candidates.filter(({ configuration }) => parts.every((part) => kept[part] === null || configuration[part] === kept[part]));
  const best = mostTelling(fitting, parts, score);
  const subject: Subject = { ...NO_SUBJECT, ...Object.fromEntries(parts.map((part) => [part, kept[part] ?? best?.configuration[part] ?? null])) };
  const matching = best === null ? [] : fitting.filter(({ configuration }) => parts.every((part) => configuration[part] === subject[part]));
  return { subject, choices: choicesOf(candidates, subject, parts), matching };
}

function keepStated(candidates: readonly Candidate[], stated: Subject, parts: readonly ConfigurationPart[]): Subject {
  let left = candidates;
  const kept = new Map<ConfigurationPart, string>();
  for (const part of parts) {
    const value = stated[part];
    if (value === null) continue;
    const having = left.filter(({ configuration }) => configuration[part] === value);
    const givesWay = having.length === 0 && candidates.some(({ configuration }) => configuration[part] === value);
    if (givesWay) continue;
    left = having;
    kept.set(part, value);
  }
  return { ...NO_SUBJECT, ...Object.fromEntries(kept) };
}

/** A candidate of the tuple of parts that scores most; of equal ones the one with more rows, then the first. */
function mostTelling(candidates: readonly Candidate[], parts: readonly ConfigurationPart[], score: SubjectAsked['score']): Candidate | null {
  const groups = groupBy(candidates, ({ configuration }) => JSON.stringify(parts.map((part) => configuration[part])));
  let best: Candidate | null = null;
  let record: readonly [number, number] = [-1, -1];
  for (const group of groups.values()) {
    const rows = group.reduce((sum, { n }) => sum + n, 0);
    const points = score(group);
    if (points < record[0] || (points === record[0] && rows <= record[1])) continue;
    record = [points, rows];
    best = group[0] ?? null;
  }
  return best;
}

/** For each part what else there is, given the parts before it; what is chosen is always among them. */
function choicesOf(candidates: readonly Candidate[], subject: Subject, parts: readonly ConfigurationPart[]): readonly SubjectChoice[] {
  let left = candidates;
  return parts.flatMap((part): SubjectChoice[] => {
    const value = subject[part];
    const counts = new Map<string, number>(value === null ? [] : [[value, 0]]);
    for (const { configuration } of left) counts.set(configuration[part], (counts.get(configuration[part]) ?? 0) + 1);
    left = left.filter(({ configuration }) => configuration[part] === value);
    if (value === null) return [];
    const options = [...counts].map(([option, configurations]) => ({ value: option, label: labelOf(part, option), configurations }));
    return [{ part, value, options: options.toSorted((one, other) => compareValues(part, one.value, other.value)) }];
  });
}

function labelOf(part: ConfigurationPart, value: string): string {
  if (part === 'hardwareType') return hardwareLabel(value);
  if (part === 'device') return deviceLabel(value);
  return value === '' ? 'not stated' : value;
}

/** The order in which values of a part are offered. */
export function compareValues(part: ConfigurationPart, left: string, right: string): number {
  if (part === 'hardwareType') return compareHardwareTypes(left, right);
  if (part === 'precision') return comparePrecisions(left, right);
  return Number(left === '') - Number(right === '') || compareNames(left, right);
}
