import type { FileProblem, FileProblemKind } from './problem.ts';

/** What happened, what was found, and what to do now: three plain sentences or two. */
export interface ProblemText {
  readonly title: string;
  readonly found: string;
  readonly advice: string;
}

type Describe = { readonly [K in FileProblemKind]: (problem: Extract<FileProblem, { kind: K }>) => ProblemText };

/** Says a problem in words for a person; the words hold file names, so show them as text only. */
export function describeProblem(problem: FileProblem): ProblemText {
  return (DESCRIBE[problem.kind] as (problem: FileProblem) => ProblemText)(problem);
}

const ACCEPTED = 'Open a DuckDB database (.duckdb), Parquet files, or JSON result files, also as a folder or a ZIP.';
const AGAIN = 'Copy or download the file again and compare its size with the original.';
const PORTABLE = "Export it with a DuckDB that can read it: ATTACH 'old-format.duckdb' (STORAGE_VERSION 'v1.0.0') and COPY FROM DATABASE, or EXPORT DATABASE … (FORMAT parquet).";

const DESCRIBE: Describe = {
  empty: ({ name }) => ({
    title: `${show(name)} is empty`,
    found: 'The file holds 0 bytes.',
    advice: 'The program that writes it may still have it open, or a copy failed. Copy it again and open the copy.',
  }),
  'not-a-database': ({ name, looksLike }) => ({
    title: `${show(name)} is not a benchmark database`,
    found: `Its content looks like ${looksLike}.`,
    advice: ACCEPTED,
  }),
  'header-cut-short': ({ name, bytes, expectedBytes }) => ({
    title: `${show(name)} is cut short`,
    found: `It starts like a DuckDB database but ends after ${count(bytes)} bytes; the header alone takes ${count(expectedBytes)}.`,
    advice: AGAIN,
  }),
  'header-damaged': ({ name, detail }) => ({
    title: `${show(name)} has a damaged header`,
    found: `It starts like a DuckDB database, but ${detail}.`,
    advice: AGAIN,
  }),
  truncated: ({ name, bytes, expectedBytes, cut }) => ({
    title: `${show(name)} is cut short`,
    found: `It should hold at least ${count(expectedBytes)} bytes and holds ${count(bytes)}; it ends ${cut === 'inside-a-block' ? 'inside a block of data' : 'before its last block of data'}.`,
    advice: AGAIN,
  }),
  'newer-duckdb': ({ name, storageVersion, writer }) => ({
    title: `${show(name)} was written by a newer DuckDB`,
    found: `Its storage version is ${storageVersion}${writerText(storageVersion >= 69 && writer === null ? 'DuckDB 2.0 or later' : writer)}; this page reads versions 64 to 68 (DuckDB 0.9 to 1.5).`,
    advice: PORTABLE,
  }),
  'older-duckdb': ({ name, storageVersion, writer }) => ({
    title: `${show(name)} was written by an old DuckDB`,
    found: `Its storage version is ${storageVersion}${writerText(writer)}; this page reads versions 64 to 68 (DuckDB 0.9 to 1.5).`,
    advice: 'Open it with the DuckDB that wrote it, run EXPORT DATABASE … (FORMAT parquet), and open the exported folder here.',
  }),
  encrypted: ({ name }) => ({
    title: `${show(name)} is encrypted`,
    found: 'The header says that its blocks are encrypted; this page has no way to ask for a key.',
    advice: 'Copy it into a database without ENCRYPTION_KEY (ATTACH both, then COPY FROM DATABASE) and open the copy.',
  }),
  'corrupt-block': ({ name, detail }) => ({
    title: `${show(name)} is damaged`,
    found: `A block of data does not match its checksum. DuckDB says: ${brief(detail)}`,
    advice: AGAIN,
  }),
  'corrupt-wal': ({ name, detail }) => ({
    title: `The write-ahead log of ${show(name)} cannot be replayed`,
    found: `DuckDB says: ${brief(detail)}`,
    advice: 'Open and close the database once with DuckDB itself, which folds the log into the file, then open the file alone.',
  }),
  'no-tables': ({ name, views, withWal }) => ({
    title: `${show(name)} holds no tables`,
    found: `It is a valid DuckDB database with no table${views > 0 ? ` and ${count(views)} ${views === 1 ? 'view' : 'views'}, which alone hold no data` : ''}.`,
    advice: withWal
      ? 'Open the database that the benchmark runs write to.'
      : `If a file named ${show(`${name}.wal`)} lies beside it, open both together: newest rows may still be in that log.`,
  }),
  'no-known-tables': ({ name, tables }) => ({
    title: `${show(name)} holds no benchmark tables`,
    found: `It holds ${list(tables)}; none has the columns of a benchmark result.`,
    advice: 'Open the database that the benchmark runs write to, or rename the tables to the documented names.',
  }),
  'wal-without-database': ({ name }) => ({
    title: `${show(name)} is a write-ahead log`,
    found: 'It holds the newest changes to a DuckDB database, not the database.',
    advice: `Open it together with its database${name.endsWith('.wal') ? `, ${show(name.slice(0, -4))}` : ''}.`,
  }),
  'wal-of-another': ({ name, database }) => ({
    title: `${show(name)} belongs to another database`,
    found: `The log of ${show(database)} is named ${show(`${database}.wal`)}.`,
    advice: 'Open the database alone, or with the log that carries its name.',
  }),
  sqlite: ({ name }) => ({
    title: `${show(name)} is a SQLite database`,
    found: 'The file starts with the words “SQLite format 3”; SQLite is not supported yet.',
    advice: "Convert it with DuckDB: ATTACH 'file.sqlite' (TYPE sqlite), then COPY FROM DATABASE into a new .duckdb file.",
  }),
  csv: ({ name }) => ({
    title: `${show(name)} is a CSV file`,
    found: 'Its content is text in rows and columns; CSV is not supported yet.',
    advice: "Convert it with DuckDB: COPY (FROM 'file.csv') TO 'performance_results.parquet', and open the Parquet file.",
  }),
  text: ({ name }) => ({ title: `${show(name)} is a text file`, found: 'Its content is plain text.', advice: ACCEPTED }),
  html: ({ name }) => ({
    title: `${show(name)} is a web page`,
    found: 'Its content is HTML; a download that needs a login often saves its sign-in page under the file’s name.',
    advice: 'Download the database again and check that you are signed in.',
  }),
  zip: ({ name }) => ({ title: `${show(name)} is a ZIP archive`, found: 'It lies within another archive, and only the outer one is unpacked.', advice: 'Unpack it and open what is inside.' }),
  'zip-unreadable': ({ name, detail }) => ({
    title: `${show(name)} cannot be unpacked`,
    found: `It starts like a ZIP archive, but ${brief(detail)}.`,
    advice: 'Copy or download the archive again, or unpack it with another program and open the folder.',
  }),
  'zip-too-large': ({ name, detail }) => ({
    title: `${show(name)} unpacks to more than is safe`,
    found: `Nothing was unpacked: ${brief(detail)}.`,
    advice: 'If you trust it, unpack it with another program and open the folder, or open it in parts.',
  }),
  'reader-stopped': ({ name, detail }) => ({
    title: `The reader of result files stopped while reading ${show(name)}`,
    found: `It says: ${brief(detail)}`,
    advice: 'Open the files again. If it stops again, open them in parts to find the one that stops it.',
  }),
  'no-results': ({ name, files, reasons }) => ({
    title: `${show(name)} holds no benchmark result`,
    found: `${files === 1 ? 'The file gave no result' : `None of ${count(files)} files gave a result`}${reasons.length === 0 ? '' : `: ${reasons.map(brief).join('; ')}`}.`,
    advice: 'Open the JSON files that the benchmark runs write; the documentation lists the shapes that are recognised.',
  }),
  xlsx: ({ name }) => ({
    title: `${show(name)} is an Excel workbook`,
    found: 'The file is a ZIP archive with a workbook inside.',
    advice: ACCEPTED,
  }),
  gzip: ({ name }) => ({ title: `${show(name)} is compressed`, found: 'The file starts like gzip.', advice: 'Unpack it (gunzip) and open what is inside.' }),
  'parquet-unreadable': ({ name, detail }) => ({
    title: `${show(name)} cannot be read as Parquet`,
    found: brief(detail),
    advice: 'Write the file again, or leave it out of the selection.',
  }),
  'parquet-encrypted': ({ name }) => ({
    title: `${show(name)} is encrypted`,
    found: 'It is a Parquet file with an encrypted footer; this page has no way to ask for a key.',
    advice: 'Write it again without encryption.',
  }),
  'several-databases': ({ names, limit }) => ({
    title: 'Too many databases at once',
    found: `The selection holds ${count(names.length)} databases; at most ${count(limit)} are read together.`,
    advice: 'Open fewer of them, or merge them into one with “accelerate-bench migrate”.',
  }),
  'too-many-files': ({ limit }) => ({
    title: 'Too many files',
    found: `The selection holds more than ${count(limit)} files.`,
    advice: 'Open the folder that holds the results itself, or a part of it; the command line takes any number.',
  }),
  'nothing-usable': ({ names }) => ({
    title: 'Nothing to open here',
    found: names.length === 0 ? 'The selection holds no file.' : `None of ${list(names)} is a DuckDB database, a Parquet file or a JSON result file.`,
    advice: ACCEPTED,
  }),
  'file-changed': ({ name }) => ({
    title: `${show(name)} can no longer be read`,
    found: 'The file was changed, moved or deleted after it was chosen, so the browser refuses to read on.',
    advice: 'Open it again. If a benchmark still writes to it, open a copy.',
  }),
  'out-of-memory': ({ name, detail }) => ({
    title: `Not enough memory for ${show(name)}`,
    found: `A page may use at most 4 GB. The engine says: ${brief(detail)}`,
    advice: 'Narrow the filters, or open a smaller extract of the data.',
  }),
  'engine-crashed': ({ name, detail }) => ({
    title: `The database engine stopped while reading ${show(name)}`,
    found: `The engine says: ${brief(detail)}`,
    advice: 'Open the file again. If it stops again, the file is probably damaged.',
  }),
  'engine-hung': ({ name, detail }) => ({
    title: `The database engine does not answer while reading ${show(name)}`,
    found: `It was stopped: ${brief(detail)}`,
    advice: 'Open the file again. If it hangs again, the file is probably cut short or damaged.',
  }),
  'browser-unsupported': ({ missing }) => ({
    title: 'This browser cannot run the database engine',
    found: `It lacks ${list(missing, false)}.`,
    advice: 'Use Chrome or Edge 111, Firefox 115, Safari 16.4, or newer.',
  }),
  'download-failed': ({ name, status, detail }) => ({
    title: `${show(name)} could not be downloaded`,
    found: status === null ? brief(detail) : `The server answered ${status}.`,
    advice: 'Check the connection and try again, or open a file of your own.',
  }),
  unknown: ({ name, detail }) => ({
    title: `${show(name)} could not be opened`,
    found: `DuckDB says: ${brief(detail)}`,
    advice: 'Check that the file opens with DuckDB itself, then try again.',
  }),
};

const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function show(name: string): string {
  const clean = name.replaceAll(UNSHOWABLE, '\u{FFFD}');
  const letters = Array.from(clean);
  return `“${letters.length <= 80 ? clean : `${letters.slice(0, 48).join('')}…${letters.slice(-28).join('')}`}”`;
}

function list(names: readonly string[], quoted = true): string {
  const shown = names.slice(0, 6).map((name) => (quoted ? show(name) : name));
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${count(rest)} more`;
  const last = shown.pop() ?? 'nothing';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

function brief(detail: string): string {
  const line = detail.replaceAll(/\s+/gu, ' ').replaceAll(UNSHOWABLE, '').trim();
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function writerText(writer: string | null): string {
  return writer === null ? '' : ` (written by ${brief(writer)})`;
}
