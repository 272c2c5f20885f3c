import { restrictionTo } from '../matrix/askResults.ts';
import type { CancelSignal } from '../engine/engine.ts';
import { ColumnReader } from '../source/columns.ts';
import { tableSql } from '../source/evidenceView.ts';
import { scopeOf } from '../source/recognise.ts';
import type { RecognisedTable } from '../source/recognise.ts';
import { MISSING } from '../source/subject.ts';
import type { PointsAbout } from '../sql/configurationPoints.ts';
import { commitsOfRows, configurationRows, versionsOfDevice, versionsOfRows } from '../sql/pinnedRows.ts';
import type { VersionSource } from '../sql/pinnedRows.ts';
import type { ResultsAsked } from '../sql/resultRows.ts';
import type { SessionContext } from '../session/context.ts';
import type { ConfigurationPoint } from './types.ts';

/** Where the results of a configuration come from; each list holds the different values found, the newest or the first few. */
export interface Provenance {
  readonly commits: readonly string[];
  readonly drivers: readonly string[];
  readonly software: readonly string[];
  readonly releases: readonly string[];
  readonly computeUnits: readonly string[];
  readonly tables: readonly string[];
}

const DRIVER_COLUMNS = ['driver_version', 'driver'];
const SOFTWARE_COLUMNS = ['software_version', 'framework_version', 'runtime_version', 'sdk_version', 'qnn_version', 'browser_version', 'platform_version'];
const RELEASE_COLUMNS = ['version_tag', 'release'];
const COMPUTE_UNIT_COLUMNS = ['compute_units'];

/** Looks up what the file says of the rows behind a point, and of its device. */
export async function loadProvenance(context: SessionContext, asked: ResultsAsked, point: ConfigurationPoint, about: PointsAbout, signal: CancelSignal | undefined): Promise<Provenance> {
  const keys = await context.ask(configurationRows(asked, await asked.within(restrictionTo(about)), about, point.kind), signal);
  const commits: { readonly fact: string; readonly newest_ms: number | null }[] = [];
  const tables: string[] = [];
  const versions: Versions[] = [];
  for (const { entry, select } of context.read.views) {
    const rowIds = keys.filter((key) => key.table_id === entry.id).map((key) => key.row_id);
    if (rowIds.length === 0) continue;
    tables.push(entry.table.label);
    commits.push(...(await context.ask(commitsOfRows(select, rowIds), signal)));
    const source = versionSource(entry);
    if (source !== null) versions.push(...(await context.ask(versionsOfRows(source, rowIds), signal)));
  }
  if (about.deviceKey !== null) versions.push(...(await deviceVersions(context, about.deviceKey, signal)));
  const releases = distinct(versions.map(({ release }) => release));
  return {
    // A file without commits has its versions in their place.
    commits: distinct(commits.toSorted((left, right) => (right.newest_ms ?? -1) - (left.newest_ms ?? -1)).map(({ fact }) => fact)).filter((commit) => !releases.includes(commit)),
    drivers: distinct(versions.map(({ driver }) => driver)),
    software: distinct(versions.map(({ software }) => software)),
    releases,
    computeUnits: distinct(versions.map(({ compute_units }) => compute_units)),
    tables,
  };
}

interface Versions {
  readonly driver: string | null;
  readonly software: string | null;
  readonly release: string | null;
  readonly compute_units: string | null;
}

async function deviceVersions({ read, ask }: SessionContext, deviceKey: number, signal: CancelSignal | undefined): Promise<readonly Versions[]> {
  const found: Versions[] = [];
  for (const entry of read.recognition.recognised.filter(({ concept }) => concept.key === 'hardware')) {
    const source = versionSource(entry);
    if (source === null) continue;
    const ref = new ColumnReader(entry.table).text([{ column: 'hardware_id' }, { column: 'id' }]);
    found.push(...(await ask(versionsOfDevice(source, ref, scopeOf(read.recognition, entry, 'hardware'), deviceKey), signal)));
  }
  return found;
}

/** Null for a table that states no version of anything. */
function versionSource({ table }: RecognisedTable): VersionSource | null {
  const reader = new ColumnReader(table);
  const text = (columns: readonly string[]): string => reader.text(columns.map((column) => ({ column })));
  const stated = { driver: text(DRIVER_COLUMNS), software: text(SOFTWARE_COLUMNS), release: text(RELEASE_COLUMNS), computeUnits: text(COMPUTE_UNIT_COLUMNS) };
  return Object.values(stated).every((sql) => sql === MISSING) ? null : { from: tableSql(table), rowId: reader.rowId(), ...stated };
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
