import { idOf, numberOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import type { PersonaStage } from 'c/roadmap';

/** "Site Manager; IT lead" as a list; the same words in other capitals are the same role. */
function rolesIn(words: string, spellings: Map<string, string>): string[] {
  const roles = words
    .split(';')
    .map((role) => capitalised(role.trim()))
    .filter((role) => role !== '');
  for (const role of roles) {
    if (!spellings.has(role.toLowerCase())) spellings.set(role.toLowerCase(), role);
  }
  return [...new Set(roles.map((role) => spellings.get(role.toLowerCase()) ?? role))];
}

/** Roles head bars and lists; one that somebody typed with capitals of its own keeps them. */
function capitalised(role: string): string {
  if (role !== role.toLocaleLowerCase()) return role;
  const [first = '', ...others] = role;
  return first.toLocaleUpperCase() + others.join('');
}

function byOrder(a: Row, b: Row): number {
  const orderOf = (row: Row): number => numberOf(row, 'Order__c') ?? Infinity;
  const [first, second] = [orderOf(a), orderOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  return textOf(a, 'Name').localeCompare(textOf(b, 'Name'));
}

/** A persona's roadmap in its order; stages that nobody has ordered come last, by name. */
export function personaStages(rows: readonly Row[]): PersonaStage[] {
  const spellings = new Map<string, string>();
  return [...rows].sort(byOrder).map((row) => ({
    id: idOf(row),
    name: textOf(row, 'Name'),
    roles: rolesIn(textOf(row, 'Roles__c'), spellings),
    buyerGoal: textOf(row, 'Buyer_Goal__c'),
    marketingGoal: textOf(row, 'Marketing_Goal__c'),
    salesGoal: textOf(row, 'Sales_Goal__c'),
    askNext: textOf(row, 'Ask_Next__c'),
  }));
}
