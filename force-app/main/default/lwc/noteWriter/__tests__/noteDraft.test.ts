import { describe, expect, it } from '@jest/globals';
import { changedFields, hasWords, newDraft, noteFields } from '../noteDraft';
import type { PanelRecord } from '../panelPage';

const COLIN = {
  contactId: '003000000000001AAA',
  name: 'Colin Tranter',
  title: 'DC Manager',
  role: 'user-influencer',
  isPrimary: true,
};

function record(part: Partial<PanelRecord> = {}): PanelRecord {
  return {
    id: '006000000000001AAA',
    kind: 'opportunity',
    deal: { stage: 'Evaluate', outcome: 'open' },
    accountId: '',
    buyers: [COLIN],
    names: [],
    noteCount: 0,
    ...part,
  };
}

const draft = {
  ...newDraft('key-1', COLIN.contactId, 'a0P000000000001AAA'),
  body: ' lobby was chaos \n',
};

describe('noteFields', () => {
  it('writes who, where and when with the words, and nothing that was not chosen', () => {
    expect(noteFields(draft, record())).toEqual({
      Client_Key__c: 'key-1',
      Opportunity__c: '006000000000001AAA',
      Lead__c: null,
      Account__c: null,
      Follows__c: null,
      Stated_Reason__c: null,
      Asset__c: null,
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
    expect(noteFields(someone, record())).toMatchObject({
      Contact__c: null,
      Buyer_Role__c: null,
      Buyer_Persona__c: 'a0D000000000002AAA',
    });
    expect(noteFields({ ...draft, personaId: 'a0D000000000002AAA' }, record())).toMatchObject({
      Buyer_Persona__c: null,
    });
  });

  it('names a contact that was looked up as someone else', () => {
    const found = { ...draft, buyer: 'someone-else', contactId: '003000000000009AAA' };
    expect(noteFields(found, record())).toMatchObject({ Contact__c: '003000000000009AAA' });
  });

  it('names the lead itself on a lead, not a contact', () => {
    const leadId = '00Q000000000001AAA';
    const lead = record({
      id: leadId,
      kind: 'lead',
      deal: null,
      buyers: [{ ...COLIN, contactId: leadId, role: null }],
    });
    expect(noteFields({ ...draft, buyer: leadId }, lead)).toMatchObject({
      Lead__c: leadId,
      Opportunity__c: null,
      Contact__c: null,
      Stage__c: null,
      Outcome__c: null,
    });
  });

  it('names the account where nothing else stands for the deal', () => {
    const contact = record({
      id: COLIN.contactId,
      kind: 'contact',
      deal: null,
      accountId: '001000000000001AAA',
    });
    expect(noteFields(draft, contact)).toMatchObject({
      Account__c: '001000000000001AAA',
      Contact__c: COLIN.contactId,
      Opportunity__c: null,
      Lead__c: null,
    });
  });

  it('writes what was stated first, what it follows and what they judged by', () => {
    const laddered = {
      ...draft,
      reason: 'complex',
      follows: 'a0B000000000001AAA',
      asset: ' demo ',
    };
    expect(noteFields(laddered, record())).toMatchObject({
      Stated_Reason__c: 'complex',
      Follows__c: 'a0B000000000001AAA',
      Asset__c: 'demo',
    });
  });

  it('writes the choices that were made', () => {
    const chosen = { ...draft, tone: 'tense', source: 'heard', isPrivate: true };
    expect(noteFields(chosen, record())).toMatchObject({
      Tone__c: 'tense',
      Source__c: 'heard',
      Private__c: true,
    });
  });
});

describe('hasWords', () => {
  it('minds the answer and the material, not blanks', () => {
    expect(hasWords(draft)).toBe(true);
    expect(hasWords({ ...draft, body: ' \n ' })).toBe(false);
    expect(hasWords({ ...draft, body: '', asset: 'the demo' })).toBe(true);
  });
});

describe('changedFields', () => {
  it('leaves the client key of a saved note alone', () => {
    const fields = changedFields('a0B000000000001AAA', noteFields(draft, record()));
    expect(fields).toMatchObject({ Id: 'a0B000000000001AAA', Body__c: 'lobby was chaos' });
    expect(fields).not.toHaveProperty('Client_Key__c');
  });
});
