import type { OrgMetadata } from '../metadata/definitions.ts';
import type { SeenRecords } from '../records/seen-records.ts';
import type { UserAccess } from '../security/access.ts';
import type { RecordSharing } from '../security/sharing.ts';

/** What a query is answered from, and for whom. */
export interface SoqlContext {
  readonly metadata: OrgMetadata;
  readonly records: SeenRecords;
  readonly access: UserAccess;
  readonly sharing: RecordSharing;
  /** From when on deleted records are found too (`queryAll`); null: none are. */
  readonly deletedSince: string | null;
  /** How date-times, kept as ISO 8601 with `Z`, are written into rows. */
  readonly writeDateTime: (iso: string) => string;
}
