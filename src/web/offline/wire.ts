/** Header of an answer that was kept: when it came from the host, in milliseconds. */
export const KEPT_AT = 'x-kept-at';

/** Databases that the site publishes, below its folder: another one may lie there any day. */
export const DATA_FOLDER = 'data/';

/** What a page asks of the waiting worker: to take over, at once or only when no other page is open. */
export interface TakeOver {
  readonly takeOver: 'now' | 'when-alone';
}

/** Asks which files a worker keeps; it answers through the port with their addresses. */
export interface AskFiles {
  readonly ask: 'files';
}

/** Asks to keep databases that a page fetched before there was a worker to keep them. */
export interface KeepDatabases {
  readonly keep: readonly string[];
}

export type ServiceQuestion = TakeOver | AskFiles | KeepDatabases;
