import type pg from 'pg';

/**
 * Sends rows as PostgreSQL's `COPY` takes them, from this process.
 *
 * @param rows in the text format, each with its line end
 * @throws what the database says against them
 */
export async function copyRows(client: pg.Client, table: string, rows: Buffer): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  client.query({
    submit: (connection: pg.Connection) => void connection.query(`COPY ${table} FROM STDIN`),
    handleCopyInResponse({ stream }: pg.Connection) {
      stream.write(messageOf('d', rows));
      stream.write(messageOf('c', Buffer.alloc(0)));
    },
    handleCommandComplete: () => undefined,
    handleError: reject,
    handleReadyForQuery: () => resolve(undefined),
  });
  await promise;
}

/** A letter, the length with itself, and the rest: https://www.postgresql.org/docs/18/protocol-message-formats.html */
function messageOf(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5, kind);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

/** Rows in the text format, so many at a time. A line end within a value is written otherwise there. */
export function pagesOfRows(rows: Buffer, rowsPerPage: number): Buffer[] {
  const pages: Buffer[] = [];
  let begin = 0;
  let count = 0;
  for (let end = rows.indexOf('\n'); end !== -1; end = rows.indexOf('\n', end + 1)) {
    count += 1;
    if (count % rowsPerPage !== 0) continue;
    pages.push(rows.subarray(begin, end + 1));
    begin = end + 1;
  }
  if (begin < rows.length) pages.push(rows.subarray(begin));
  return pages;
}
