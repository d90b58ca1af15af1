import { z } from 'zod';
import type { OrgConnection } from '../../service/src/salesforce/connection.ts';

/** No record has this Id. */
const nobody = '000000000000000AAA';

const partsShape = z.object({ compositeRequest: z.array(z.object({ method: z.string() })) });
const recordsShape = z.object({
  records: z.array(
    z.object({ attributes: z.object({ type: z.string() }), Id: z.string().optional() }),
  ),
});

/**
 * Lets nothing through to the org that could change it: what is written seems to be taken, and is only
 * counted. Queries pass, several in one call too.
 */
export function withoutWrites(
  org: OrgConnection,
  onWrite: (sobjects: readonly string[]) => void,
): OrgConnection {
  return {
    ...org,
    async call(method, path, body) {
      if (method === 'GET' || isQueries(path, body)) return org.call(method, path, body);
      const written = recordsShape.safeParse(body);
      const records = written.success ? written.data.records : [];
      onWrite(written.success ? records.map((record) => record.attributes.type) : [path]);
      return records.map(({ Id }) => ({ id: Id ?? nobody, success: true, errors: [] }));
    },
  };
}

function isQueries(path: string, body: unknown): boolean {
  const parts = partsShape.safeParse(body);
  return (
    path === '/composite' &&
    parts.success &&
    parts.data.compositeRequest.every(({ method }) => method === 'GET')
  );
}
