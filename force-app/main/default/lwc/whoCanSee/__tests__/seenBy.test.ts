import { describe, expect, it } from '@jest/globals';
import { seenBy } from '../seenBy';

const unchecked = { k: 3, names: [], checkedOn: '' };
const checked = { k: 4, names: ['Fergus Ilett, admin'], checkedOn: '2026-11-02T09:00:00.000Z' };

const people = (list: readonly { readonly who: string }[]) => list.map(({ who }) => who);

describe('seenBy', () => {
  it('says what holds in any org while nobody has checked this one', () => {
    const { can, cannot, basis } = seenBy(unchecked, false);
    expect(can).toEqual([
      { who: 'You', how: '' },
      { who: 'People above you in the role hierarchy', how: 'Unless an admin switched that off' },
      { who: 'Some admins', how: 'Those with View All Data or Modify All Data' },
      {
        who: 'The Watercooler service',
        how: 'It strikes out names that Salesforce knows before it stores a word',
      },
    ]);
    expect(people(cannot)).toEqual(['Marketing, except anybody named above']);
    expect(basis).toBe('Nobody has checked this org yet. This is what generally holds.');
  });

  it('names exactly those whom a check found', () => {
    const { can, cannot, basis } = seenBy(checked, false);
    expect(people(can)).toEqual(['You', 'Fergus Ilett, admin', 'The Watercooler service']);
    expect(people(cannot)).toEqual([
      'Anybody else in this org',
      'Marketing, except anybody named above',
    ]);
    expect(basis).toMatch(/^Checked in this org on .*2026\.$/);
  });

  it('says that nobody else can, where a check found nobody', () => {
    const { can, cannot } = seenBy({ ...checked, names: [] }, false);
    expect(people(can)).toEqual(['You', 'The Watercooler service']);
    expect(people(cannot)).toEqual(['Anybody else in this org', 'Marketing']);
  });

  it('claims nothing of those in marketing whom a check found, and names each once', () => {
    const names = ['Ines Rook, marketing', 'Ines Rook, marketing'];
    const { can, cannot } = seenBy({ ...checked, names }, true);
    expect(people(can)).toEqual(['You', 'Ines Rook, marketing']);
    expect(people(cannot)).not.toContain('Marketing');
  });

  it('tells marketing’s share with this org’s number of reps and deals', () => {
    const how = (k: number | null) => seenBy({ ...checked, k }, false).cannot.at(-1)?.how;
    expect(how(4)).toContain('once four reps, on four deals, have noticed it');
    expect(how(null)).toContain('once enough reps, on as many deals, have noticed it');
  });

  it('keeps a private note from the service, not from those who can read everything', () => {
    const { can, cannot } = seenBy(checked, true);
    expect(people(can)).toEqual(['You', 'Fergus Ilett, admin']);
    expect(cannot.slice(1)).toEqual([
      {
        who: 'Marketing, except anybody named above',
        how: 'A private note counts towards nothing.',
      },
      { who: 'The Watercooler service', how: 'A private note never leaves Salesforce.' },
    ]);
  });
});
