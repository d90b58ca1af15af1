import { z } from 'zod';
import { type TokenRole, tokenRole } from '../http/token.ts';
import type { GroupRole } from './sign-in-config.ts';

/** More groups than this nobody is looked up in. */
const mostGroups = 1000;

const flags = z.record(z.string(), z.unknown());

/**
 * The groups in a claim: a list of names, one name, or an object of names that are true, as Salesforce
 * tells custom permissions. Of anything else, none.
 */
export function groupsOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return [claim];
  if (Array.isArray(claim)) {
    return claim.slice(0, mostGroups).filter((group) => typeof group === 'string');
  }
  const { data = {} } = flags.safeParse(claim);
  return Object.keys(data)
    .slice(0, mostGroups)
    .filter((name) => data[name] === true);
}

/** The role of somebody in these groups: that of the first listed group they are in, or undefined. */
export function roleOf(
  groups: readonly string[],
  roles: readonly GroupRole[],
): TokenRole | undefined {
  return roles.find(({ group }) => groups.includes(group))?.role;
}

/**
 * Reads `group=role; group=role`. A group's name may hold "=" and commas, as those of directories do.
 * Undefined if it is not of that form.
 */
export function readRoles(text: string): GroupRole[] | undefined {
  const roles: GroupRole[] = [];
  for (const part of text.split(';')) {
    const at = part.lastIndexOf('=');
    const group = part.slice(0, Math.max(0, at)).trim();
    const role = tokenRole.safeParse(part.slice(at + 1).trim());
    if (group === '' || !role.success) return undefined;
    roles.push({ group, role: role.data });
  }
  return roles;
}
