import { appendRows } from './appendRows.ts';
import { knownContents, knownFiles } from './knownContents.ts';
import { CATALOG } from './storeConnection.ts';
import type { StoreConnection } from './storeConnection.ts';
import type { MergeEnd } from './types.ts';

const PENDING = 'pending:';

/** A content that nothing is known by yet: that of a merge which has not come to its end. */
export function pendingContent(content: string): string {
  return PENDING + content;
}

/** Makes the results of a merged database known as it knew them, within the transaction that the caller holds. */
export async function endMerge(connection: StoreConnection, { imports, contents, sha256 }: MergeEnd): Promise<void> {
  const ids = await knownFiles(connection, [...imports, sha256]);
  const settle = `UPDATE ${CATALOG}.main.import_contents SET content = substr(content, ${PENDING.length + 1}) WHERE import_id = $1::INTEGER AND starts_with(content, '${PENDING}')`;
  for (const digest of imports) if (ids.has(digest)) await connection.run(settle, [ids.get(digest) ?? null]);
  const importId = ids.get(sha256);
  if (importId === undefined) return;
  const known = await knownContents(connection, contents);
  await appendRows(connection, 'import_contents', contents.filter((content) => !known.has(content)).map((content) => ({ content, import_id: importId, record_id: null })));
}
