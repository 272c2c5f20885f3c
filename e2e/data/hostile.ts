import { rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { FILES, STEAL_URL } from './files.ts';
import { createDatabase, identifier, quoted } from './native.ts';
import { SEED_SQL } from './schemas.ts';
import { LARGE_BLOCK_SIZE, replaceText } from './storage.ts';

const CODE = 'window.__hostile=1';

/** Names that break a page which trusts what it reads; the code in them sets `window.__hostile`. */
export const HOSTILE_NAMES: readonly string[] = [
  `<script>${CODE}</script>`,
  `<img src=x onerror="${CODE}">`,
  `"><svg onload=${CODE}>`,
  `javascript:${CODE}`,
  `'; DROP TABLE models; --`,
  `a"b'c\`d\${1}{{2}}`,
  '=1+1',
  '@SUM(1)',
  'model|name\\ *with* [markdown](http://127.0.0.1:46123/md)',
  '\u202Egnp.exe\u202C',
  'zero\u200Bwidth\u0001control',
  '  spaces  ',
  'name&v=2#hash?model=x',
  '__proto__',
  'constructor',
  '🙂 模型 نموذج',
];

/** Sound databases that attack the page. */
export async function generateHostile(): Promise<void> {
  await createStealing(FILES.hostileView, STEAL_URL);
  await createDatabase(FILES.hostileNames, `${SEED_SQL}; ${hostileNames()}`);
  await createDatabase(
    FILES.hugeText,
    `${SEED_SQL}; UPDATE models SET model_name = repeat('huge ', 2000000) WHERE model_id = 1;
     UPDATE test_results SET error_message = repeat('error ', 1700000) WHERE NOT success`,
  );
  await createDatabase(FILES.manyColumns, widePerformance());
  const tables = Array.from({ length: 5000 }, (_, index) => `CREATE TABLE extra_${index} (a INTEGER, b VARCHAR);`);
  await createDatabase(FILES.manyTables, `${SEED_SQL}; ${tables.join('\n')}`);
}

/**
 * A database with a view `stolen`, and one in the place of a known table, that read an address. DuckDB binds a view when it is
 * made, so it is made over a local file whose name is then replaced by the address.
 */
export async function createStealing(path: string, url: string): Promise<void> {
  const folder = `${dirname(path)}/`;
  const local = folder + 'x'.repeat(Math.max(1, 250 - folder.length));
  const address = url + '&'.repeat(local.length - url.length);
  writeFileSync(local, 'x\n');
  await createDatabase(
    path,
    `${SEED_SQL}
     ALTER TABLE performance_results RENAME TO kept;
     CREATE VIEW performance_results AS
       SELECT * FROM kept WHERE id >= (SELECT count(*) FROM read_csv(${quoted(local)}, columns = {'line': 'VARCHAR'}, auto_detect = false)) * 0;
     CREATE VIEW stolen AS
       SELECT * FROM read_csv(${quoted(local)}, columns = {'line': 'VARCHAR'}, auto_detect = false);
     CREATE MACRO sum(x) AS 42; CREATE MACRO count(x) AS 42;`,
    LARGE_BLOCK_SIZE,
  );
  rmSync(local);
  replaceText(path, local, address);
}

function hostileNames(): string {
  const rows = HOSTILE_NAMES.map((name, index) => {
    const id = 100 + index;
    return `
      INSERT INTO models VALUES (${id}, ${quoted(name)}, ${quoted(name)}, ${quoted(name)}, 'base', 1, '2026-01-01');
      INSERT INTO hardware_platforms VALUES (${id}, ${quoted(name)}, ${quoted(name)}, 1, 1, ${quoted(name)}, ${quoted(name)}, 1, '2026-01-01');
      INSERT INTO performance_results VALUES (${id * 10}, ${id}, ${id}, 1, 1, 5, 5, 5, 5, 200, 1, 1, 1, '2026-01-01');
      INSERT INTO performance_results VALUES (${id * 10 + 1}, ${id}, 1, 1, 1, 5, 5, 5, 5, 200, 1, 1, 1, '2026-01-01');
      INSERT INTO test_results VALUES (${id}, '2026-01-01', ${quoted(name)}, ${quoted(name)}, ${quoted(name)}, ${id}, 1, ${quoted(name)}, false, ${quoted(name)}, 1, 1, ${quoted(name)});
      CREATE TABLE ${identifier(name)} (${identifier(name)} INTEGER);`;
  });
  return rows.join('');
}

function widePerformance(): string {
  const columns = Array.from({ length: 10_000 }, (_, index) => `extra_${index}`);
  return `${SEED_SQL};
    ALTER TABLE performance_results RENAME TO narrow;
    CREATE TABLE performance_results AS SELECT *, ${columns.map((name) => `1::TINYINT AS ${name}`).join(', ')} FROM narrow WHERE id <= 20;
    DROP TABLE narrow`;
}
