import { randomBytes } from 'node:crypto';
import type { Row } from '../rows.ts';

interface Page {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: Row[];
}

interface Cursor {
  readonly userId: string;
  readonly rows: Row[];
  readonly pageSize: number;
}

/** As many open cursors as the platform keeps for a user. */
const openCursorsPerUser = 10;

/** Keeps the rows of long queries until their later pages are asked for. */
export function createLocators() {
  const cursors = new Map<string, Cursor>();

  function pageOf(key: string, cursor: Cursor, version: string, start: number): Page {
    const { rows, pageSize } = cursor;
    const end = start + pageSize;
    const records = rows.slice(start, end);
    const totalSize = rows.length;
    if (end >= totalSize) return { totalSize, done: true, records };
    const nextRecordsUrl = `/services/data/${version}/query/${key}-${end}`;
    return { totalSize, done: false, nextRecordsUrl, records };
  }

  function forgetOldest(userId: string): void {
    const own = [...cursors].filter(([, cursor]) => cursor.userId === userId);
    const [oldest] = own;
    if (oldest && own.length >= openCursorsPerUser) cursors.delete(oldest[0]);
  }

  return {
    firstPage(userId: string, version: string, rows: Row[], pageSize: number): Page {
      const cursor = { userId, rows, pageSize };
      const key = `01g${randomBytes(8).toString('hex').slice(0, 15)}`;
      if (rows.length > pageSize) {
        forgetOldest(userId);
        cursors.set(key, cursor);
      }
      return pageOf(key, cursor, version, 0);
    },
    /** The page a locator such as `01g…-2000` names; undefined when it is not, or no longer, known. */
    nextPage(userId: string, version: string, locator: string): Page | undefined {
      const [, key = '', start] = /^(\w+)-(\d+)$/.exec(locator) ?? [];
      const cursor = cursors.get(key);
      if (cursor?.userId !== userId) return undefined;
      return pageOf(key, cursor, version, Number(start));
    },
  };
}
