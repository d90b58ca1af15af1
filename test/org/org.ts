import type { Log } from '../../service/src/log.ts';
import type { Faults } from './faults/faults.ts';
import type { OrgMetadata } from './metadata/definitions.ts';
import type { LateRows } from './records/late-rows.ts';
import type { SeedRow } from './records/seed.ts';
import type { Row } from './rows.ts';
import type { OrgSettings } from './settings.ts';
import type { Setup } from './setup.ts';

export type * from './metadata/definitions.ts';
export { fieldOf, objectOf, relationshipOf } from './metadata/definitions.ts';
export { SalesforceError, type SalesforceFault } from './salesforce-error.ts';
export { isChildRows, isRow, type ChildRows, type Row, type RowValue, type Value } from './rows.ts';

/** Who acts; every call below sees and changes only what this user may. */
export interface Session {
  readonly userId: string;
}

/** A user of the org, for a page that lets one act as somebody. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly email: string;
  readonly title: string | null;
  readonly isActive: boolean;
  /** Frozen by an administrator: active, and kept from signing in. */
  readonly isFrozen: boolean;
  readonly profile: string;
  readonly permissionSets: readonly string[];
}

export interface ObjectAccess {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
}

export interface RecordAccess {
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
}

/**
 * A stand-in Salesforce org. Every method that takes a session enforces object and field permissions
 * and sharing, and throws SalesforceError as the platform would answer.
 */
export interface Org {
  readonly metadata: OrgMetadata;
  readonly clock: () => Date;
  readonly organizationId: string;
  /** Scripted failures of the REST API, for tests. */
  readonly faults: Faults;
  /** Writes that queries see only later, for tests. */
  readonly lateRows: LateRows;

  /** Runs SOQL; date-times in the rows end in `Z`. Unreadable fields are INVALID_FIELD. */
  query(session: Session, soql: string, options?: { includeDeleted?: boolean }): Promise<Row[]>;
  /** The rows of one of an object's list views that this user sees, in order of their names. */
  listViewRows(session: Session, sobject: string, name: string): Promise<Row[]>;
  /** Creates a record and gives its 18-character Id once it is on disk. */
  create(session: Session, sobject: string, fields: Record<string, unknown>): Promise<string>;
  update(
    session: Session,
    sobject: string,
    id: string,
    fields: Record<string, unknown>,
    /** PRECONDITION_FAILED when somebody changed the record after this moment. */
    options?: { ifUnmodifiedSince?: Date | undefined },
  ): Promise<void>;
  /** Creates or updates by an external id field (or `Id`). */
  upsert(
    session: Session,
    sobject: string,
    key: { field: string; value: string },
    fields: Record<string, unknown>,
  ): Promise<{ id: string; created: boolean }>;
  /** Moves a record to the recycle bin. */
  remove(session: Session, sobject: string, id: string): Promise<void>;

  /**
   * Creates many records at once for tests, as the import user and unchecked: neither rules nor
   * references are looked at. Gives their Ids in the order of the rows.
   */
  seed(sobject: string, rows: Iterable<SeedRow>): Promise<string[]>;

  /** The platform's Recycle Bin page; REST has no such thing. Whoever may delete may use it. */
  readonly recycleBin: {
    /** Brings a record back within 15 days, with the details that were deleted with it. */
    restore(session: Session, id: string): Promise<void>;
    /** Removes a deleted record for good: even queryAll no longer finds it. */
    purge(session: Session, id: string): Promise<void>;
  };

  users(): User[];
  user(id: string): User | undefined;
  can(session: Session, sobject: string): ObjectAccess;
  canField(session: Session, sobject: string, field: string): { read: boolean; edit: boolean };
  /** Object permissions and sharing together, for one record. */
  canRecord(session: Session, sobject: string, id: string): RecordAccess;

  /** Signs a user in and gives the token (a bearer token for REST, a cookie value for pages). */
  openSession(userId: string): string;
  sessionOfToken(token: string): Session | undefined;
  /** Ends one session, or all of them: the next call with such a token is INVALID_SESSION_ID. */
  closeSessions(token?: string): void;

  /** What an administrator decides in Setup. */
  readonly settings: OrgSettings;
  /** What an administrator breaks or mends while the org runs. */
  readonly setup: Setup;
  /** A setting kept with the org's records, such as how far the sample loader got. */
  setting(name: string): string | null;
  setSetting(name: string, value: string): Promise<void>;
}

/** The external client that may sign users in with a JWT. */
export interface ConnectedClient {
  readonly clientId: string;
  /** PEM (SPKI or certificate's public key) that verifies its RS256 assertions. */
  readonly publicKey: string;
  /** Users with one of these permission sets are pre-authorised; default Watercooler_Integration. */
  readonly permissionSets?: readonly string[];
}

/** A web site that people may sign in to with this org: a public client, so with PKCE. */
export interface WebClient {
  readonly clientId: string;
  /** Where people may be sent back to. */
  readonly redirectUris: readonly string[];
}

export interface StartOrgOptions {
  /** A database of the org's own; its tables are created when missing. */
  readonly databaseUrl: string;
  /** 0 takes any free port; a taken one is passed over for the next free one, which is logged. */
  readonly port: number;
  /** Default: says nothing. */
  readonly log?: Log;
  readonly clock: () => Date;
  readonly host?: '127.0.0.1';
  /** What clients know it by, where something stands in between; default its own address. */
  readonly publicUrl?: string;
  /** Folder with `objects`, `permissionsets`, `labels`; default this repository's force-app. */
  readonly metadataFolder?: string;
  readonly client?: ConnectedClient;
  readonly webClient?: WebClient;
  readonly companyName?: string;
  readonly isSandbox?: boolean;
  /** Makes the organization Id of a fresh org; default 1. */
  readonly organizationNumber?: number;
  /** Daily API requests; default 100,000. */
  readonly dailyApiRequests?: number;
}

export interface RunningOrg {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly org: Org;
  /** Bearer token of the import user (System Administrator with Set Audit Fields), for loaders. */
  readonly adminToken: string;
  /** Uploads another certificate for the client; assertions signed for the old one are refused. */
  replaceCertificate(publicKey: string): void;
  /** Gives the org another number of API requests for a day; what was used stays used. */
  setDailyApiRequests(max: number): void;
  close(): Promise<void>;
}

/** Starts a stand-in org; see StartOrgOptions. */
export { startOrg } from './server.ts';
