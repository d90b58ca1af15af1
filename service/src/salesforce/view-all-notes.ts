import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { OrgError } from './errors.ts';
import { readTogether } from './read-together.ts';
import { recordId } from './shapes.ts';
import { soql } from './soql.ts';

/** The code of the error that says so; ours, since Salesforce reports no error for it. */
export const notesHiddenCode = 'NOTES_HIDDEN';

/** Only an admin can change it, and until then each round would spend calls to find the same. */
const waitMs = 10 * 60 * 1000;

/**
 * Makes sure that notes which nobody finds any more are gone, and not merely hidden from us: sharing is
 * private, so a user who loses View All is shown no notes, without any error. One call.
 *
 * @throws OrgError `refused` where no note is to be seen and nothing lets the user see all of them
 */
export async function assertNotesAreShown(org: OrgConnection): Promise<void> {
  const [shown, grants] = await readTogether(org, [
    {
      query: soql`SELECT COUNT() FROM Buyer_Note__c WHERE Private__c = false`,
      shape: z.never(),
    },
    {
      query: soql`SELECT Id FROM PermissionSetAssignment
        WHERE AssigneeId = ${org.userId} AND PermissionSetId IN (SELECT ParentId
          FROM ObjectPermissions
          WHERE SobjectType = 'Buyer_Note__c' AND PermissionsViewAllRecords = true)`,
      shape: z.object({ Id: recordId }),
    },
  ]);
  if (shown.totalSize > 0 || grants.rows.length > 0) return;
  throw new OrgError(
    'refused',
    'Salesforce shows us no notes any more: the integration user lacks View All on Buyer Note',
    { code: notesHiddenCode, retryAfterMs: waitMs },
  );
}
