import { describe, expect, it } from '@jest/globals';
import { firstBuyers, foundBuyers } from '../buyerList';

function buyers(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    contactId: `003-${at}`,
    name: `Buyer ${at}`,
    title: at % 2 === 0 ? 'Site Manager' : 'Dirección de Operaciones',
  }));
}

const ids = (list: readonly { contactId: string }[]) => list.map(({ contactId }) => contactId);

describe('the first buyers', () => {
  it('are all of them while they are few', () => {
    expect(firstBuyers(buyers(7), '')).toHaveLength(7);
    expect(firstBuyers(buyers(200), '')).toHaveLength(6);
  });

  it('start with the primary contact, then those with a role', () => {
    const roles = [{}, { role: 'champion' }, { isPrimary: true }];
    const ranked = firstBuyers(
      buyers(3).map((buyer, at) => ({ ...buyer, ...roles[at] })),
      '',
    );
    expect(ids(ranked)).toEqual(['003-2', '003-1', '003-0']);
  });

  it('keep the chosen one in sight, wherever it stands', () => {
    expect(ids(firstBuyers(buyers(200), '003-150')).at(-1)).toBe('003-150');
  });
});

describe('the buyers found', () => {
  it('have all the words in name or title, in any case and without accents', () => {
    const { listed, more } = foundBuyers(buyers(8), ' direccion BUYER ');
    expect(ids(listed)).toEqual(['003-1', '003-3', '003-5', '003-7']);
    expect(more).toBe(0);
  });

  it('are listed up to ten, and the rest is counted', () => {
    const { listed, more } = foundBuyers(buyers(200), '');
    expect(listed).toHaveLength(10);
    expect(more).toBe(190);
  });
});
