import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readTogether } from './read-together.ts';
import { filledText, recordId } from './shapes.ts';
import { soql } from './soql.ts';

const permissionSet = z.object({
  Name: z.string(),
  Label: filledText,
  IsOwnedByProfile: z.boolean(),
  Profile: z.object({ Name: filledText }).nullable(),
  PermissionsViewAllData: z.boolean(),
  PermissionsModifyAllData: z.boolean(),
});

const assignmentShape = z.object({
  AssigneeId: recordId,
  Assignee: z.object({ Name: filledText, UserRoleId: recordId.nullable() }),
  PermissionSetId: recordId,
  PermissionSet: permissionSet,
});

/** An active person who holds a permission set, or a profile, which has a permission set of its own. */
export type AssignmentRow = z.infer<typeof assignmentShape>;

const grantShape = z.object({
  ParentId: recordId,
  PermissionsViewAllRecords: z.boolean(),
  PermissionsModifyAllRecords: z.boolean(),
});
const roleShape = z.object({ Id: recordId, ParentRoleId: recordId.nullable() });
const authoredShape = z.object({
  Id: recordId,
  OwnerId: recordId,
  CreatedById: recordId,
  CreatedBy: z.object({ UserRoleId: recordId.nullable() }),
});

/** What one has to know to tell who can read notes. */
export interface PermissionRows {
  /** Everybody who may view all data, and everybody who holds the permission set for marketing. */
  readonly assignments: readonly AssignmentRow[];
  /** Everybody whose profile or permission set lets them read buyer notes at all. */
  readonly noteAssignments: readonly AssignmentRow[];
  /** What those profiles and permission sets grant on buyer notes. */
  readonly noteGrants: readonly z.infer<typeof grantShape>[];
  readonly roles: readonly z.infer<typeof roleShape>[];
  /** The latest notes, with their authors. */
  readonly notes: readonly z.infer<typeof authoredShape>[];
}

/**
 * Reads permissions on notes, the role tree and the authors of the latest notes: one call, and one
 * more for every 2,000 people.
 */
export async function readPermissions(org: OrgConnection): Promise<PermissionRows> {
  const onAssignment = soql`AssigneeId, Assignee.Name, Assignee.UserRoleId, PermissionSetId,
    PermissionSet.Name, PermissionSet.Label, PermissionSet.IsOwnedByProfile,
    PermissionSet.Profile.Name, PermissionSet.PermissionsViewAllData,
    PermissionSet.PermissionsModifyAllData`;
  const [assignments, noteAssignments, noteGrants, roles, notes] = await readTogether(org, [
    {
      query: soql`SELECT ${onAssignment} FROM PermissionSetAssignment
        WHERE Assignee.IsActive = true AND (PermissionSet.PermissionsViewAllData = true
          OR PermissionSet.PermissionsModifyAllData = true
          OR PermissionSet.Name = 'Watercooler_Marketing')`,
      shape: assignmentShape,
    },
    {
      query: soql`SELECT ${onAssignment} FROM PermissionSetAssignment
        WHERE Assignee.IsActive = true AND PermissionSetId IN (SELECT ParentId
          FROM ObjectPermissions WHERE SobjectType = 'Buyer_Note__c' AND PermissionsRead = true)`,
      shape: assignmentShape,
    },
    {
      query: soql`SELECT ParentId, PermissionsViewAllRecords, PermissionsModifyAllRecords
        FROM ObjectPermissions WHERE SobjectType = 'Buyer_Note__c' AND PermissionsRead = true`,
      shape: grantShape,
    },
    { query: soql`SELECT Id, ParentRoleId FROM UserRole`, shape: roleShape },
    {
      query: soql`SELECT Id, OwnerId, CreatedById, CreatedBy.UserRoleId FROM Buyer_Note__c
        WHERE Private__c = false ORDER BY SystemModstamp DESC LIMIT 200`,
      shape: authoredShape,
    },
  ]);
  return {
    assignments: assignments.rows,
    noteAssignments: noteAssignments.rows,
    noteGrants: noteGrants.rows,
    roles: roles.rows,
    notes: notes.rows,
  };
}

/** Whether somebody can read some notes, to be tried (at most 200 of them). */
export interface AccessTrial {
  readonly userId: string;
  readonly noteIds: readonly string[];
}

const accessShape = z.object({ RecordId: recordId, HasReadAccess: z.boolean() });

/** Asks Salesforce whom it would let read at least one of their notes: one call, for at most 5 people. */
export async function findWhoCanRead(
  org: OrgConnection,
  trials: readonly AccessTrial[],
): Promise<Set<string>> {
  if (trials.length === 0) return new Set();
  const answers = await readTogether(
    org,
    trials.map(({ userId, noteIds }) => ({
      query: soql`SELECT RecordId, HasReadAccess FROM UserRecordAccess
        WHERE UserId = ${userId} AND RecordId IN ${noteIds}`,
      shape: accessShape,
    })),
  );
  const able = trials.filter((_, at) => answers[at]?.rows.some((row) => row.HasReadAccess));
  return new Set(able.map(({ userId }) => userId));
}
