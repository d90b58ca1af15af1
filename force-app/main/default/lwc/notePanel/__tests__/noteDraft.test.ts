import { describe, expect, it } from '@jest/globals';
import { changedFields, newDraft, noteFields } from '../noteDraft';

const place = {
  opportunityId: '006000000000001AAA',
  deal: { stage: 'Evaluate', outcome: 'open' },
  promptId: 'a0P000000000001AAA',
  buyers: [
    {
      contactId: '003000000000001AAA',
      name: 'Colin Tranter',
      title: 'DC Manager',
      role: 'user-influencer',
      isPrimary: true,
    },
  ],
} as const;
const draft = { ...newDraft('key-1', '003000000000001AAA'), body: ' lobby was chaos \n' };

describe('noteFields', () => {
  it('writes who, where and when with the words, and nothing that was not chosen', () => {
    expect(noteFields(draft, place)).toEqual({
      Client_Key__c: 'key-1',
      Opportunity__c: '006000000000001AAA',
      Prompt__c: 'a0P000000000001AAA',
      Body__c: 'lobby was chaos',
      Contact__c: '003000000000001AAA',
      Buyer_Role__c: 'user-influencer',
      Buyer_Persona__c: null,
      Tone__c: null,
      Source__c: null,
      Stage__c: 'Evaluate',
      Outcome__c: 'open',
      Private__c: false,
    });
  });

  it('names a persona only for somebody without a contact role', () => {
    const someone = { ...draft, buyer: 'someone-else', personaId: 'a0D000000000002AAA' };
    expect(noteFields(someone, place)).toMatchObject({
      Contact__c: null,
      Buyer_Role__c: null,
      Buyer_Persona__c: 'a0D000000000002AAA',
    });
    expect(noteFields({ ...draft, personaId: 'a0D000000000002AAA' }, place)).toMatchObject({
      Buyer_Persona__c: null,
    });
  });

  it('writes the choices that were made', () => {
    const chosen = { ...draft, tone: 'tense', source: 'heard', isPrivate: true };
    expect(noteFields(chosen, place)).toMatchObject({
      Tone__c: 'tense',
      Source__c: 'heard',
      Private__c: true,
    });
  });
});

describe('changedFields', () => {
  it('leaves the client key of a saved note alone', () => {
    const fields = changedFields('a0B000000000001AAA', noteFields(draft, place));
    expect(fields).toMatchObject({ Id: 'a0B000000000001AAA', Body__c: 'lobby was chaos' });
    expect(fields).not.toHaveProperty('Client_Key__c');
  });
});
