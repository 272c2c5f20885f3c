import type { DemoRun } from './calendar.ts';
import { CONTESTS, recordContest } from './contests.ts';
import { DRIVER_UPDATE } from './devices.ts';
import { recordDriverRun, recordTwoHumps } from './longStudies.ts';
import { recordMeteredRuns } from './meteredRuns.ts';
import { recordOddPower } from './oddPower.ts';
import type { Pair } from './pairs.ts';
import { recordPrecisions } from './precisionStudy.ts';
import { createRandom, seedOf } from './random.ts';
import type { Recorder } from './results.ts';
import { recordScaling } from './scalingStudy.ts';

/** What the studies have in them on purpose, for the facts about the file. */
export const PLANTED_FINDINGS: readonly (readonly [key: string, value: string])[] = [
  ['planted_same_1', 'model=distilbert-base-uncased; precision=fp16; batch=16; sequence=384; NVIDIA GeForce RTX 4090 and AMD Radeon RX 7900 XTX differ by 0.4 %'],
  ['planted_unclear_1', 'model=clip-vit-large-patch14; precision=fp16; batch=2; Apple M2 Max is 3 % faster than NVIDIA GeForce RTX 3060 under 7 % noise'],
  ['planted_small_1', 'model=encodec_24khz; precision=fp16; batch=2; Apple M2 Max is 4 % slower than NVIDIA GeForce RTX 3060 under 1 % noise'],
  ['planted_humps_1', 'model=electra-small-discriminator; device=Apple M2 Max; precision=fp16; batch=2; two of five runs take 1.45 times as long'],
  ['planted_driver_1', `model=distilbert-base-uncased; device=${DRIVER_UPDATE.of}; precision=fp16; batch=8; sequence=256; change=-8 %; from=${new Date(DRIVER_UPDATE.fromMs).toISOString().slice(0, 10)}; driver=${DRIVER_UPDATE.driver}`],
  ['planted_estimates_1', 'device=Snapdragon X Elite; peak power is 1.2 times and idle power 0.4 times the average: estimated, not measured'],
  ['planted_conflict_1', 'device=Snapdragon X Elite; one row states an efficiency that contradicts its power and throughput'],
  ['planted_mock_1', 'device=Snapdragon 8 Gen 3; one power row was written in mock mode'],
  ['planted_gap_1', 'device=AMD Instinct MI250X; no samples for 14 s of one recorded run'],
];

/** Answers one question after the other: how it scales, what a precision costs, who is faster, and what heat does. */
export function recordStudies(recorder: Recorder, runs: readonly DemoRun[], pairs: readonly Pair[]): void {
  const own: Recorder = { ...recorder, random: createRandom(seedOf(recorder.seed, 'studies')) };
  for (const run of runs.filter((candidate) => candidate.kind === 'driver')) recordDriverRun(own, run);
  const [scaling, scalingAgain, precisions, contests, humps, metered, odd] = runs.filter((run) => run.kind === 'study');
  if (scaling !== undefined) recordScaling(own, scaling, pairs, 'usual');
  if (scalingAgain !== undefined) recordScaling(own, scalingAgain, pairs, 'second');
  if (precisions !== undefined) recordPrecisions(own, precisions, pairs);
  if (contests !== undefined) for (const [slot, contest] of CONTESTS.entries()) recordContest(own, contests, contest, slot);
  if (humps !== undefined) recordTwoHumps(own, humps);
  if (metered !== undefined) recordMeteredRuns(own, metered);
  if (odd !== undefined) recordOddPower(own, odd);
}
