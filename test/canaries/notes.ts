import type { Canaries } from './canary.ts';

/** What a note is, and so what may be seen of it. */
export type NoteKind = 'ordinary' | 'private' | 'withdrawn' | 'special' | 'code' | 'role-play';

/** What becomes of an ordinary note after its release. */
export type Fate = 'stays' | 'withdrawn' | 'private' | 'deleted' | 'edited';

/** A note full of canaries, and the people and places around it. */
export interface CanaryNote {
  readonly number: number;
  readonly kind: NoteKind;
  readonly fate: Fate;
  readonly body: string;
  /** What its rep writes in its place, where its fate is to be edited. */
  readonly editedBody: string;
  readonly material: string;
  readonly contact: { readonly first: string; readonly last: string; readonly title: string };
  readonly account: string;
  /** Whether it is about somebody who never became a deal. */
  readonly isOfLead: boolean;
}

const kinds: readonly NoteKind[] = ['private', 'withdrawn', 'special', 'code', 'role-play'];
const fates: readonly Fate[] = ['withdrawn', 'private', 'deleted', 'edited'];

/** Half of the notes are ordinary ones; of these, every second meets another fate after its release. */
export function kindOf(number: number): { kind: NoteKind; fate: Fate } {
  const kind = kinds[number % 10] ?? 'ordinary';
  const turn = Math.floor(number / 10) % 8;
  return { kind, fate: kind === 'ordinary' ? (fates[turn] ?? 'stays') : 'stays' };
}

const said = [
  'too dear for what it does, they say',
  'the move from the old system frightens them',
  'nobody could show them that it works',
  'they keep the old way because it works',
  'the team has no time to learn another tool',
];

/** Writes a note of this number. */
export function writeNote(canaries: Canaries, number: number): CanaryNote {
  const { kind, fate } = kindOf(number);
  const [first, last] = [canaries.word('name', number), canaries.word('name', number)];
  const account = `${canaries.word('account', number)} Foods`;
  const house = canaries.word('e-mail', number);
  const link = canaries.word('link', number);
  const particulars =
    `${first} ${last} of ${account} said so again, and ${last} nodded. ` +
    `Write to ${first.toLowerCase()}.${last.toLowerCase()}@${house}.example ` +
    `or ring +${canaries.phone(number)}, see https://www.${link}.example/${link}?q=${link}.`;
  const words = (): string =>
    `${said[number % said.length] ?? ''}, a case of ${canaries.word('word', number)}.`;
  return {
    number,
    kind,
    fate,
    body: `${words()} ${particulars}${reasonToHold[kind] ?? ''}`,
    editedBody: `Now they want to see a pilot, a case of ${canaries.word('word', number)}. ${particulars}`,
    material: `the ${canaries.word('material', number)} leaflet`,
    contact: { first, last, title: `Chief ${canaries.word('title', number)} Officer` },
    account,
    isOfLead: number % 7 === 3,
  };
}

const reasonToHold: Partial<Record<NoteKind, string>> = {
  special: ' She is pregnant and on sick leave.',
  code: ' <script>alert(1)</script>',
};
