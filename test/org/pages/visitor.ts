import type { FastifyRequest } from 'fastify';
import type { Org, Session, User } from '../org.ts';
import { sessionOf } from '../ui-api/session.ts';

/** Somebody who looks at a page, and as whom. */
export interface Visitor {
  readonly org: Org;
  readonly session: Session;
  readonly user: User;
}

export function visitorOf(request: FastifyRequest, org: Org): Visitor | undefined {
  const session = sessionOf(request, org);
  const user = session && org.user(session.userId);
  return session && user ? { org, session, user } : undefined;
}

/** The parts people play, by the permission set that makes them; nobody acts as the service. */
export const roles = [
  {
    permissionSet: 'Watercooler_Rep',
    name: 'Sales rep',
    plural: 'Sales reps',
    does: 'Write down what they noticed on a deal, and see what became of it.',
    startsAt: '/lightning/o/Opportunity/list',
  },
  {
    permissionSet: 'Watercooler_Marketing',
    name: 'Marketing',
    plural: 'Marketing',
    does: 'Read the personas and keep the codebook. They see no note, no deal and no rep.',
    startsAt: '/lightning/o/Buyer_Persona__c/list',
  },
  {
    permissionSet: 'Watercooler_Sales_Lead',
    name: 'Sales lead',
    plural: 'Sales leads',
    does: 'Read the personas, fill their roadmaps, and write notes of their own.',
    startsAt: '/lightning/o/Buyer_Persona__c/list',
  },
  {
    permissionSet: 'Watercooler_Admin',
    name: 'Admin',
    plural: 'Admins',
    does: 'Install, give people their permission sets, and look after prompts and codebook.',
    startsAt: '/lightning/o/Note_Prompt__c/list',
  },
] as const;

export type Role = (typeof roles)[number];

/** The part a user plays; undefined for users nobody can act as. */
export function roleOf(user: User): Role | undefined {
  if (!user.isActive) return undefined;
  return roles.find(({ permissionSet }) => user.permissionSets.includes(permissionSet));
}

/** Who can be acted as. */
export function actors(org: Org): User[] {
  return org.users().filter((user) => roleOf(user) !== undefined);
}
