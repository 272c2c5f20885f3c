import type { Engine } from '../engine/engine.ts';
import { Parameters } from '../sql/evidenceFilter.ts';
import { chooseFolds, namesSubject, thoseNamingSubjects } from './chooseFolds.ts';
import { CREATE_SOURCES, fillSources, findCopies } from './copies.ts';
import type { Dataset } from './dataset.ts';
import { CLOCK_SLACK_MS, describeDataset } from './describeDataset.ts';
import { deviceFacts } from './deviceFacts.ts';
import { dimensionTables } from './dimensionTables.ts';
import type { DimensionTables } from './dimensionTables.ts';
import type { EvidenceView, Reading } from './evidenceView.ts';
import { evidenceView } from './evidenceView.ts';
import { foldedEntry } from './foldedEntry.ts';
import { AT_FIRST, FoldedRelations } from './foldedRelations.ts';
import type { FoldPlan } from './foldPlan.ts';
import { FOLDED_AT_ONCE, foldRelation, foldTables, readFolded } from './foldTables.ts';
import { CREATE_LINK, linkPower } from './linkPower.ts';
import type { Recognition, RecognisedTable } from './recognise.ts';
import { recognise } from './recognise.ts';
import { ALL_RESULTS, BY_SETTING } from '../sql/from.ts';
import type { Counting } from '../sql/from.ts';
import type { Relations } from './relations.ts';
import type { RowTable } from './rowTable.ts';
import { rowTable } from './rowTable.ts';
import { throttleFromSamples } from './sampleRuns.ts';
import { gatherSettings, keySettings, precisionEntries } from './settingTables.ts';
import { STORED_RELATIONS } from './storedRelations.ts';
import type { SourceTable } from './table.ts';
import { reportTables } from './tableReports.ts';
import { fillWords } from './wordTables.ts';

/** A file that was read: what is in it, and the views through which its rows are found again. */
export interface ReadDataset {
  readonly dataset: Dataset;
  readonly views: readonly EvidenceView[];
  readonly recognition: Recognition;
  /** Where questions find the results. */
  readonly relations: Relations;
  /**
   * Does what is left to do of a large file once it can be looked at: power rows are joined with their results, and results are
   * folded by setting. Answers with the dataset described anew; questions that need it wait for it. Null where nothing is left.
   */
  readonly finish: (() => Promise<Dataset>) | null;
}

export interface ReadOptions {
  /** Called while the file is read. */
  readonly onStep?: ((done: number, of: number) => void) | undefined;
  readonly nowMs?: number;
  /** Tables of results with more rows are read folded, see `chooseFolds`; none where it is absent. */
  readonly foldAboveRows?: number | undefined;
  /** Results that are folded at once: fewer take less memory and more time. */
  readonly foldAtOnce?: number | undefined;
  /** Called while `finish` works. */
  readonly onFinishing?: ((done: number, of: number) => void) | undefined;
}

/**
 * Reads a file into the canonical relations in the schema `bench` of the engine's own memory; the file itself is only read.
 * @throws {QueryError} when the engine refuses (a corrupt block, out of memory).
 */
export async function readDataset(engine: Engine, tables: readonly SourceTable[], { onStep = () => {}, nowMs = Date.now(), foldAboveRows = Infinity, foldAtOnce = FOLDED_AT_ONCE, onFinishing = () => {} }: ReadOptions = {}): Promise<ReadDataset> {
  const recognition = recognise(tables);
  const chosen = Number.isFinite(foldAboveRows) ? await chooseFolds(engine, recognition, foldAboveRows, nowMs + CLOCK_SLACK_MS) : { plans: [], atFirst: [] };
  const folded = [...chosen.plans, ...chosen.atFirst];
  const read = { ...recognition, recognised: recognition.recognised.map((entry) => foldedOf(folded, entry)) };
  const dimensions = dimensionTables(read);
  await readSources(engine, folded, dimensions);
  const [plan] = await Promise.all([
    planReading(engine, recognition, folded, dimensions),
    fillSources(engine, recognition.sources),
    fillWords(engine, read, { ...read, recognised: [...read.recognised, ...precisionEntries(folded)] }),
  ]);

  const relations = folded.length === 0 ? null : new FoldedRelations({ engine, recognition, ...chosen, table: plan.rows, rowsAtOnce: foldAtOnce, onFinishing });
  const expose = relations === null ? [exposeEvidence(plan.rows.stored, plan.rows.counted('stored', 'bench.stored_row'))] : [];
  const isSmall = folded.length === 0 && tables.reduce((sum, { rowCount }) => sum + rowCount, 0) <= ROWS_AT_ONCE;
  const statements = isSmall ? [atOnce([...plan.statements, ...expose])] : [...plan.statements, ...expose];
  for (const [done, sql] of statements.entries()) {
    await engine.run({ sql });
    onStep(done + 1, statements.length + 1);
  }
  if (folded.length > 0) {
    await readFolded(engine, recognition, folded, plan.rows, AT_FIRST);
    await keySettings(engine, folded);
  }
  const describe = async (counting: Counting): Promise<Dataset> => {
    const counted = await (relations ?? STORED_RELATIONS).counted(counting);
    const reports = reportTables(engine, plan.plain, plan.views, plan.readings, ({ id }) => (folded.some(({ entry }) => entry.id === id) ? (relations?.reported() ?? null) : null), counting.by === 'setting');
    return describeDataset({ engine, recognition, nowMs, reports, counted, settings: counting.by === 'cell' ? folded : [] });
  };
  const dataset = await describe(relations === null ? BY_SETTING : { ...BY_SETTING, by: 'cell' });
  onStep(statements.length + 1, statements.length + 1);
  const finish = async (finished: FoldedRelations): Promise<Dataset> => {
    await finished.finish();
    const every = await finished.rows(ALL_RESULTS);
    await engine.run({ sql: exposeEvidence(every(new Parameters()), await finished.counted(BY_SETTING)) });
    return describe(BY_SETTING);
  };
  return { dataset, views: plan.views, recognition, relations: relations ?? STORED_RELATIONS, finish: relations === null ? null : () => finish(relations) };
}

/** Gathers what the file names, and folds its large tables. */
async function readSources(engine: Engine, folded: readonly FoldPlan[], { sources }: DimensionTables): Promise<void> {
  if (folded.length === 0) return engine.run({ sql: atOnce(['CREATE SCHEMA bench', CREATE_SOURCES, ...sources]) });
  // A database of its own in memory can be compressed, which a schema of the engine's first one cannot.
  await engine.run({ sql: atOnce([`ATTACH ':memory:' AS bench (COMPRESS)`, CREATE_SOURCES]) });
  await foldTables(engine, folded, AT_FIRST);
  await gatherSettings(engine, folded);
  await engine.run({ sql: atOnce(sources) });
}

/** Files with fewer rows are read so fast that what a statement costs by itself counts more than telling how far it is. */
const ROWS_AT_ONCE = 50_000;

/** Statements as one text. */
function atOnce(statements: readonly string[]): string {
  return statements.join(';\n');
}

/** Makes `bench.evidence`, every result by itself, and `bench.counted`, which counts them, of what is read. */
function exposeEvidence(every: string, counted: string): string {
  return atOnce([`CREATE VIEW bench.evidence AS ${every}`, `CREATE VIEW bench.counted AS ${counted}`]);
}

/** What is read, statement by statement. */
interface ReadingPlan {
  /** Every table as it lies in the file. */
  readonly plain: Recognition;
  readonly rows: RowTable;
  /** The views of every table as it lies in the file. */
  readonly views: readonly EvidenceView[];
  readonly readings: readonly Reading[];
  /** Once the words are known. */
  readonly statements: readonly string[];
}

async function planReading(engine: Engine, recognition: Recognition, plans: readonly FoldPlan[], dimensions: DimensionTables): Promise<ReadingPlan> {
  const plain = { ...recognition, recognised: await withSubjects(engine, recognition, plans) };
  const evidence = plain.recognised.filter((entry) => entry.concept.kind !== null);
  const views = evidence.map((entry) => evidenceView(entry, plain));
  const links = linkPower(plain);
  const facts = deviceFacts(plain);
  const several = recognition.sources.length > 1;
  const rows = rowTable(views, { joins: links.joins, several });
  const kept = views.filter(({ entry }) => !plans.some((plan) => plan.entry.id === entry.id));
  return {
    plain, rows, views,
    readings: [...dimensionTables(plain).readings, ...links.readings, ...facts.readings, ...readingsOf(recognition, plain)],
    statements: [
      atOnce([...dimensions.tables, rows.create, rows.expose]), ...kept.map((view) => rows.insert(view)), ...(plans.length === 0 ? links.statements : [CREATE_LINK]),
      ...facts.statements, ...throttleFromSamples(recognition), ...(several ? findCopies(rows.content) : []),
    ],
  };
}

/** The columns that the rows of a file are found by, also those that no row happens to need. */
function readingsOf(recognition: Recognition, plain: Recognition): readonly Reading[] {
  const readings = recognition.recognised.filter(({ concept }) => concept.kind !== null).flatMap((entry) => evidenceView(entry, recognition).readings);
  return readings.map((reading) => ({ ...reading, entry: plain.recognised.find(({ id }) => id === reading.entry.id) ?? reading.entry }));
}

function foldedOf(plans: readonly FoldPlan[], entry: RecognisedTable): RecognisedTable {
  const plan = plans.find((candidate) => candidate.entry.id === entry.id);
  return plan === undefined ? entry : foldedEntry(plan, foldRelation(plan, AT_FIRST.name), AT_FIRST.by);
}

/** A table whose rows all say what they are about need not ask those that they name. */
async function withSubjects(engine: Engine, recognition: Recognition, plans: readonly FoldPlan[]): Promise<readonly RecognisedTable[]> {
  const naming = plans.length === 0 ? await thoseNamingSubjects(engine, recognition) : null;
  const entries: RecognisedTable[] = [];
  for (const entry of recognition.recognised) {
    const says = entry.concept.kind !== null && (naming?.has(entry) ?? (plans.some((plan) => plan.entry.id === entry.id) || (await namesSubject(engine, recognition, entry))));
    entries.push(says ? { ...entry, table: { ...entry.table, namesSubject: true } } : entry);
  }
  return entries;
}
