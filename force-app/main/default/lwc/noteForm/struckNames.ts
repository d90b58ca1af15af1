import type { KnownName } from 'c/knownNames';

/** A list is made once for each contact: known names are looked up by the list they come in. */
const lists = new WeakMap<readonly KnownName[], Map<string, readonly KnownName[]>>();

/** The known names, and the name of a contact looked up for this note, if there is one. */
export function withContact(
  known: readonly KnownName[],
  contactName: string,
): readonly KnownName[] {
  if (contactName === '') return known;
  const made = lists.get(known) ?? new Map<string, readonly KnownName[]>();
  lists.set(known, made);
  const list = made.get(contactName) ?? [...known, { role: 'buyer', name: contactName }];
  made.set(contactName, list);
  return list;
}
