import { completeId } from '../records/ids.ts';
import type { SeenRecords } from '../records/seen-records.ts';
import type { Row, Value } from '../rows.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { Access } from '../security/access.ts';
import type { RecordSharing } from '../security/sharing.ts';
import { malformed } from './malformed.ts';
import type { Condition, SoqlQuery } from './query.ts';
import type { QueryAnswer } from './run.ts';

/** The platform's own limit. */
const mostRecords = 200;

interface Asked {
  readonly userId: string;
  readonly recordIds: readonly string[];
}

/** Whether a query asks who may do what with which records: no object has such rows. */
export function asksForRecordAccess({ from }: SoqlQuery): boolean {
  return from.toLowerCase() === 'userrecordaccess';
}

function idsOf(condition: Condition | undefined, path: string): string[] | null {
  if (condition?.kind !== 'compare' && condition?.kind !== 'in') return null;
  if (condition.path.toLowerCase() !== path.toLowerCase()) return null;
  if (condition.kind === 'compare' ? condition.operator !== '=' : condition.isNegated) return null;
  const literals = condition.kind === 'compare' ? [condition.literal] : condition.literals;
  return literals.map(({ value }) => completeId(String(value)) ?? '');
}

/** Reads the only WHERE clause that the platform takes here. */
function askedIn({ where, orderBy, limit, isCount, children }: SoqlQuery): Asked {
  const parts = where?.kind === 'and' ? where.parts : [];
  const users = parts.flatMap((part) => idsOf(part, 'UserId') ?? []);
  const recordIds = parts.flatMap((part) => idsOf(part, 'RecordId') ?? []);
  const [userId] = users;
  const isPlain = orderBy.length === 0 && limit === null && !isCount && children.length === 0;
  if (!isPlain || parts.length !== 2 || users.length !== 1 || !userId || recordIds.length === 0) {
    throw malformed(
      'When querying the UserRecordAccess object, you must filter using the following syntax: WHERE UserId = [single ID] AND RecordId = [single ID] or RecordId IN [list of IDs]',
    );
  }
  if (recordIds.length > mostRecords) {
    throw malformed(
      `When querying the UserRecordAccess object, at most ${mostRecords} record IDs are allowed.`,
    );
  }
  return { userId, recordIds };
}

/** Answers what a user may do with records, by object permissions, ownership and sharing together. */
export function answerRecordAccess(
  { records, access, sharing }: { records: SeenRecords; access: Access; sharing: RecordSharing },
  query: SoqlQuery,
  askerId: string,
): QueryAnswer {
  const { userId, recordIds } = askedIn(query);
  const asker = access.of(askerId);
  /** Records that the asking user may not read are left out of the answer. */
  const isSeen = (id: string): boolean => {
    const record = records.get(id);
    return record === undefined || sharing.rightsOn(asker, record).read;
  };
  const user = access.of(userId);
  const rows = recordIds.filter(isSeen).map((RecordId): Row => {
    const record = records.get(RecordId);
    const isThere = record !== undefined && record.fields.IsDeleted !== true;
    const rights = isThere ? sharing.rightsOn(user, record) : null;
    const known: Record<string, Value> = {
      RecordId,
      UserId: userId,
      HasReadAccess: rights?.read ?? false,
      HasEditAccess: rights?.edit ?? false,
      HasDeleteAccess: rights?.delete ?? false,
    };
    const row: Row = { attributes: { type: 'UserRecordAccess' } };
    for (const path of query.fields) {
      const name = Object.keys(known).find((key) => key.toLowerCase() === path.toLowerCase());
      if (name === undefined) {
        throw new SalesforceError(
          'INVALID_FIELD',
          `No such column '${path}' on entity 'UserRecordAccess'.`,
        );
      }
      row[name] = known[name] ?? null;
    }
    return row;
  });
  return { totalSize: rows.length, rows, isCount: false, pageSize: 2000 };
}
