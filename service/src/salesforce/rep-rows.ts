import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readAll } from './read.ts';
import { recordId } from './shapes.ts';
import { soql } from './soql.ts';

const assignmentShape = z.object({ AssigneeId: recordId });

/** How many active users hold the permission set for reps. */
export async function countReps(org: OrgConnection): Promise<number> {
  const rows = await readAll(
    org,
    soql`SELECT AssigneeId FROM PermissionSetAssignment
      WHERE PermissionSet.Name = 'Watercooler_Rep' AND Assignee.IsActive = true`,
    assignmentShape,
  );
  return new Set(rows.map((row) => row.AssigneeId)).size;
}
