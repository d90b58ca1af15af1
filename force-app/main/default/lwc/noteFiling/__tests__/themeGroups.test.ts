import { describe, expect, it } from '@jest/globals';
import { themeGroups } from '../themeGroups';

function theme(id: string, name: string, area: string) {
  return { Id: id, Name: { value: name }, Insight_Area__c: { value: area } };
}

const codebook = [
  theme('1', 'A calm, predictable working day', 'success'),
  theme('2', 'Fear of a broken integration', 'stops'),
  theme('3', 'The boss leans on them', 'room'),
  theme('4', 'The workplace is visibly overloaded', 'room'),
];

describe('themeGroups', () => {
  it('puts the area of the note first and leaves out areas without themes', () => {
    expect(themeGroups(codebook, 'room')).toEqual([
      {
        area: 'room',
        label: 'What the room tells us',
        themes: [
          { id: '3', name: 'The boss leans on them' },
          { id: '4', name: 'The workplace is visibly overloaded' },
        ],
      },
      {
        area: 'stops',
        label: 'What stops them',
        themes: [{ id: '2', name: 'Fear of a broken integration' }],
      },
      {
        area: 'success',
        label: 'What success looks like',
        themes: [{ id: '1', name: 'A calm, predictable working day' }],
      },
    ]);
  });

  it('keeps the usual order for a note without an area', () => {
    expect(themeGroups(codebook, '').map(({ area }) => area)).toEqual(['stops', 'success', 'room']);
  });
});
