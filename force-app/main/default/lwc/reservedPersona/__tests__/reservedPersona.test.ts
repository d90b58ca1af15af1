import { describe, expect, it } from '@jest/globals';
import { isReserved } from 'c/reservedPersona';

describe('isReserved', () => {
  it('knows the persona for buyers in general by its key, whatever it is called', () => {
    expect(isReserved({ Key__c: { value: 'buyers-in-general' } })).toBe(true);
    expect(isReserved({ Key__c: { value: 'operations-vp' } })).toBe(false);
    expect(isReserved({ Name: { value: 'buyers-in-general' } })).toBe(false);
  });
});
