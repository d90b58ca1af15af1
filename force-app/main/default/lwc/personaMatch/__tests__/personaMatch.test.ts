import { describe, expect, it } from '@jest/globals';
import { fieldsOf, fitsTitles, matchPersona, type PersonaTitles } from '../personaMatch';

const personas: PersonaTitles[] = [
  {
    key: 'operations',
    titles: ['VP Operations', 'Operations Director', 'Head of Distribution', 'Leiter Logistik'],
  },
  { key: 'site', titles: ['Site Manager', 'DC Manager', 'Warehouse Manager', 'Jefe de Almacén'] },
  { key: 'it', titles: ['IT Integration Lead', 'Head of Enterprise Systems'] },
  { key: 'purchasing', titles: ['Procurement Controller', 'Purchasing Manager'] },
];

describe('a job title', () => {
  it.each([
    ['VP Operations', 'operations'],
    ['Senior Vice President of Operations', 'operations'],
    ['Ops Director', 'operations'],
    ['Leiterin Logistik', 'operations'],
    ['Distribution Centre Manager', 'site'],
    ['Warehouse Mgr.', 'site'],
    ['Jefa de Almacén', 'site'],
    ['jefa de almacen', 'site'],
    ['Regional Site Manager (North)', 'site'],
    ['Head of Enterprise Systems', 'it'],
    ['Head of Purchasing', 'purchasing'],
    ['Einkaufsleiterin', 'purchasing'],
    ['Responsable de Compras', 'purchasing'],
    ['Lagerleiter', 'site'],
    ['Warehouse Operations Manager', 'site'],
    ['Warehouse Manager - Leeds', 'site'],
    ['Integration Lead', 'it'],
    ['COO', 'operations'],
  ])('"%s" belongs to %s', (title, key) => {
    expect(matchPersona(title, personas)).toBe(key);
  });

  it.each([
    'Head of Transport',
    'Fleet Manager',
    'Transport Planning Manager',
    'Sales Director',
    'Managing Director',
    'Assistant to the VP Operations',
    'IT Operations Director',
    'Marketing Operations Director',
    'Manager (Warehouse Robotics Research)',
    'Director',
    'Manager',
    '',
  ])('"%s" belongs to none', (title) => {
    expect(matchPersona(title, personas)).toBeNull();
  });

  it('that is missing belongs to none', () => {
    expect(matchPersona(null, personas)).toBeNull();
  });

  it('that fits two personas equally well belongs to none', () => {
    const twins = [
      { key: 'a', titles: ['Yard Manager'] },
      { key: 'b', titles: ['Yard Manager'] },
    ];
    expect(matchPersona('Yard Manager', twins)).toBeNull();
  });
});

describe('what somebody does', () => {
  it.each([
    ['Head of Transport', ['transport']],
    ['Fleet Manager', ['transport']],
    ['Fuhrparkleiterin', ['transport']],
    ['Jefe de Transporte', ['transport']],
    ['Transport Planning Manager (North)', ['transport', 'planning']],
    ['VP Operations', ['operations']],
    ['Warehouse Operations Manager', ['warehouse']],
    ['Director', []],
    ['', []],
  ])('"%s" is %j', (title, fields) => {
    expect(fieldsOf(title)).toEqual(fields);
  });

  it('fits the titles it would be matched by', () => {
    expect(fitsTitles('Fleet Manager', ['Transport'])).toBe(true);
    expect(fitsTitles('Sales Director', ['Transport'])).toBe(false);
    expect(fitsTitles('Sales Director', [])).toBe(false);
  });
});
