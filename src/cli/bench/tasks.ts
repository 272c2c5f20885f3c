import { CommandFailure } from '../command/io.ts';
import type { CommandIo } from '../command/io.ts';
import type { Answer } from './answers.ts';

/** What is measured, each in a process of its own. */
export const TASKS = ['parse', 'migrate', 'complex-json', 'complex-database', 'simple-json', 'simple-database', 'report-json', 'report-json-held', 'report-database', 'summary-json', 'summary-database'] as const;
export type TaskName = (typeof TASKS)[number];

export interface TaskInput {
  readonly directory: string;
  readonly db: string;
}

/** Work to be timed, after its code has been loaded; gives what turns the outcome into an answer, which is not timed. */
export type Work = () => Promise<() => Answer>;

/** Loads the code of one task: reading JSON loads nothing of the database, and the other way round. */
export async function loadTask(task: TaskName, { directory, db }: TaskInput, io: CommandIo): Promise<Work> {
  switch (task) {
    case 'parse': {
      const { parsedFiles } = await import('./jsonResults.ts');
      return () => {
        let keys = 0;
        for (const file of parsedFiles(directory)) keys += Object.keys(file).length;
        return Promise.resolve(() => [[keys]]);
      };
    }
    case 'migrate':
      return migrateWork(directory, db, io);
    case 'complex-json':
    case 'simple-json':
    case 'report-json':
    case 'report-json-held':
    case 'summary-json':
      return jsonWork(task, directory);
    case 'complex-database':
    case 'simple-database':
    case 'report-database':
    case 'summary-database':
      return databaseWork(task, db, io);
  }
}

async function migrateWork(directory: string, db: string, io: CommandIo): Promise<Work> {
  const { runProgram } = await import('../program.ts');
  return async () => {
    const exitCode = await runProgram(['--db', db, 'migrate', directory], io);
    if (exitCode !== 0) throw new CommandFailure(`the migration ended with ${exitCode}`);
    return () => [];
  };
}

async function jsonWork(task: 'complex-json' | 'simple-json' | 'report-json' | 'report-json-held' | 'summary-json', directory: string): Promise<Work> {
  const { complexFromJson, simpleFromJson, reportFromJson } = await import('./jsonAnswers.ts');
  const { parsedFiles } = await import('./jsonResults.ts');
  const answer = (): Answer => {
    switch (task) {
      case 'complex-json':
        return complexFromJson(directory);
      case 'simple-json':
        return simpleFromJson(directory);
      case 'report-json':
      case 'summary-json':
        return reportFromJson(parsedFiles(directory));
      case 'report-json-held':
        return reportFromJson([...parsedFiles(directory)]);
    }
  };
  return () => {
    const found = answer();
    return Promise.resolve(() => found);
  };
}

/** Rows enough to hold every configuration: both ways must name them all. */
const EVERY_ROW = 1_000_000;

async function databaseWork(task: 'complex-database' | 'simple-database' | 'report-database' | 'summary-database', db: string, io: CommandIo): Promise<Work> {
  const { answerOfReport, complexFromDatabase, reportFromDatabase, simpleFromDatabase, summaryFromDatabase } = await import('./databaseAnswers.ts');
  return async () => {
    if (task === 'report-database') {
      const report = await reportFromDatabase(db, io, EVERY_ROW);
      return () => answerOfReport(report);
    }
    const ask = { 'complex-database': complexFromDatabase, 'simple-database': simpleFromDatabase, 'summary-database': summaryFromDatabase }[task];
    const answer = await ask(db, io);
    return () => answer;
  };
}
