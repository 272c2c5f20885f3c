import { normaliseStatus } from '../../model/status.ts';
import { TIME_ALIASES } from '../../source/aliases.ts';
import { Fields, isObject, ownValue } from '../fields.ts';
import { hasMeasurement, resultRecord } from '../record.ts';
import { simulationOf } from '../simulation.ts';
import type { PerformanceFields, ResultRecord, TestFields } from '../types.ts';
import { readCompatibilityOf } from './declared.ts';
import { readPerformance, readSetting, statesMeasurement } from './performance.ts';
import { readPower, readPowerBeside } from './power.ts';
import { readRun } from './run.ts';
import { readSubject } from './subject.ts';
import type { Subject } from './subject.ts';
import { readDetails, readTest } from './test.ts';
import { readIpfs, readWeb } from './web.ts';

const TIMES = TIME_ALIASES.map(({ column }) => column);
/** Says the time once more as a day. */
const SECOND_TIMES = ['test_date'];

/** One result in the seed's names with any of its parts; null, with a reject, where it says nothing of a model on a hardware. */
export function readResult(fields: Fields, known: Subject | null = null): ResultRecord | null {
  const subject = known ?? readSubject(fields);
  if (subject === null) return null;
  const { performance, own, power, compatibility, web, ipfs, objects, numberless } = readParts(fields);
  const simulation = simulationOf(fields, ...objects, ...[fields, ...objects].flatMap((part) => inner(part)));
  const atMs = fields.time(...TIMES);
  const run = readRun(fields);
  const test = readTest(fields);
  const details = readDetails(fields, objects, ...SECOND_TIMES);
  const parts = { performance, power, compatibility, web, ipfs };
  const said = performance !== null && hasMeasurement(performance) ? performance : [power, compatibility, web, ipfs].find((part) => part !== null);
  if (test === null && said === undefined) {
    fields.findings.reject('no-measurement', fields.place, 'Neither an outcome (status, success, error_message) nor a measurement above zero was found; one of them makes a result.');
    return null;
  }
  for (const part of numberless) {
    if (test !== null && didNotWork(test)) part.findings.note(`The result failed or did not run, and ${part.place} states no number above zero: its setting is kept.`);
    else part.findings.reject('no-measurement', part.place, 'No number above zero was found in this part; it was left out, and the rest of the result is kept.');
  }
  if (test === null && details !== null) fields.findings.note(`A measurement without a test has no column for ${Object.keys(details).slice(0, 5).join(', ').slice(0, 200)}: not kept.`);
  return resultRecord({ place: fields.place, ...subject, atMs, run, test: test === null ? null : { ...test, details, memoryMb: own ? null : test.memoryMb }, ...parts, ...simulation });
}

/** A failure measures nothing, and its zeros are no mistake of the file. */
function didNotWork({ success, status }: TestFields): boolean {
  const { outcome, notRun } = normaliseStatus(status ?? '');
  return success === false || notRun || outcome === 'failing' || outcome === 'unsupported';
}

type Parts = Pick<ResultRecord, 'performance' | 'power' | 'compatibility' | 'web' | 'ipfs'> & {
  /** Whether the measurements stand beside the status, so that a memory there is the measurement's. */
  readonly own: boolean;
  readonly objects: readonly (Fields | null)[];
  /** Parts that hold something, and no number. */
  readonly numberless: readonly Fields[];
};

function readParts(fields: Fields): Parts {
  const performance = fields.object('performance', 'performance_metrics');
  const power = fields.object('power_metrics', 'power');
  const compatibility = readCompatibilityOf(fields);
  const web = fields.object('webgpu_metrics', 'webnn_metrics', 'web_metrics');
  const ipfs = fields.object('ipfs_acceleration');
  const own = performance === null && statesMeasurement(fields.content);
  const measured = performance === null ? null : readPerformance(performance);
  const powered = power === null ? null : readPower(power);
  const without = [measured === null || !hasMeasurement(measured) ? performance : null, powered === null ? power : null];
  return {
    own,
    objects: [performance, power],
    numberless: without.filter((part) => part !== null).filter((part) => !isEmpty(part)),
    performance: performance === null ? (own ? readPerformance(fields) : readSetting(fields)) : ownSetting(fields, measured),
    power: power === null ? readPowerBeside(fields) : powered,
    compatibility,
    web: web === null || isEmpty(web) ? null : readWeb(web),
    ipfs: ipfs === null || isEmpty(ipfs) ? null : readIpfs(ipfs),
  };
}

/** The metadata and details of an object, which may say that it was simulated; they stay in the details. */
function inner(fields: Fields | null): readonly Fields[] {
  return ['metadata', 'details'].flatMap((name) => {
    const value = fields === null ? undefined : ownValue(fields.content, name);
    return fields === null || !isObject(value) ? [] : [new Fields(value, fields.at(name), fields.findings)];
  });
}

/** The setting may stand beside the part with the numbers. */
function ownSetting(fields: Fields, performance: PerformanceFields | null): PerformanceFields | null {
  const beside = readSetting(fields);
  if (beside === null || performance === null) return performance ?? beside;
  const { testCase, batchSize, sequenceLength, precision } = performance;
  return { ...performance, testCase: testCase ?? beside.testCase, batchSize: batchSize ?? beside.batchSize, sequenceLength: sequenceLength ?? beside.sequenceLength, precision: precision ?? beside.precision };
}

function isEmpty(fields: Fields): boolean {
  return Object.values(fields.content).every((value) => value === null);
}
