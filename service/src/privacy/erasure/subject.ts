import { keyedHash } from '../../fingerprint.ts';

/** Whose notes can be erased: a rep's own, those about a contact or lead, those on an account and its deals. */
export const erasureKinds = ['contributor', 'contact', 'lead', 'account'] as const;
export type ErasureKind = (typeof erasureKinds)[number];

/** One whose notes were erased, as far as we know them. */
export interface Subject {
  readonly kind: ErasureKind;
  /** Keyed hash of the record's Id, as notes are stored with it. */
  readonly hash: string;
}

/** An erasure, as the ledger holds it. */
export interface Erasure extends Subject {
  readonly id: string;
  /** What was written until then is erased; what is written later counts as ever. */
  readonly erasedAt: Date;
}

/** What of a note tells whose it is. */
export interface ErasableNote {
  readonly Id: string;
  readonly CreatedById: string;
  readonly CreatedDate: Date;
  readonly Contact__c: string | null;
  readonly Contact__r: { readonly AccountId: string | null } | null;
  readonly Lead__c: string | null;
  readonly Account__c: string | null;
  readonly Opportunity__r: { readonly AccountId: string | null } | null;
}

/** Everyone whose erasure would take this note. */
export function subjectsOf(note: ErasableNote, hash: (id: string) => string): Subject[] {
  const accounts = [
    note.Account__c,
    note.Opportunity__r?.AccountId ?? null,
    note.Contact__r?.AccountId ?? null,
  ];
  const of = (kind: ErasureKind, id: string | null): Subject[] =>
    id === null ? [] : [{ kind, hash: hash(id) }];
  return [
    ...of('contributor', note.CreatedById),
    ...of('contact', note.Contact__c),
    ...of('lead', note.Lead__c),
    ...[...new Set(accounts)].flatMap((id) => of('account', id)),
  ];
}

/** A name for an erased note that nobody can turn back into its Id. */
export function erasedNoteName(secret: string, noteId: string): string {
  return keyedHash(secret, ['erased note', noteId]).slice(0, 32);
}

/** Hashes Ids, each once: many notes share theirs. */
export function rememberedHash(secret: string): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const hash = known.get(id) ?? keyedHash(secret, id);
    known.set(id, hash);
    return hash;
  };
}
