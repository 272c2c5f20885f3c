/** The columns that a folded table has besides those of the file: how many rows each row stands for, and the newest and oldest of their times in ms since 1970. */
export const FOLD_COLUMNS = { rows: 'fold_rows', newest: 'fold_newest_ms', oldest: 'fold_oldest_ms' } as const;
