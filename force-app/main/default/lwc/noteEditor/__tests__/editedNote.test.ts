import { describe, expect, it } from '@jest/globals';
import { BLANK_NOTE } from 'c/ownNote';
import type { OwnNote } from 'c/ownNote';
import {
  answerOf,
  buyersOf,
  changedFields,
  isFiledAnew,
  isSameToRep,
  namesAround,
  withAnswer,
} from '../editedNote';

const note: OwnNote = {
  ...BLANK_NOTE,
  id: 'a0B1',
  body: 'Lobby was chaos.',
  contactId: '0031',
  buyer: 'Pete Sallow',
  buyerTitle: 'Site Manager',
  account: 'Bramley Chilled',
  tone: 'tense',
  approvedQuote: 'Lobby was chaos.',
};
const answer = answerOf(note);

describe('changedFields', () => {
  it('is empty when nothing was changed', () => {
    expect(changedFields(answer, { ...answer, body: ' Lobby was chaos. ' })).toEqual({});
  });

  it('names what was changed and nothing else', () => {
    expect(changedFields(answer, { ...answer, body: 'Calm.', tone: '' })).toEqual({
      Body__c: 'Calm.',
      Tone__c: null,
    });
  });

  it('drops the role with the buyer whose it was', () => {
    const other = { ...answer, buyer: 'someone-else', contactId: '0032' };
    expect(changedFields(answer, other)).toEqual({ Contact__c: '0032', Buyer_Role__c: null });
  });

  it('takes a kind of buyer only where no contact says it', () => {
    const unnamed = answerOf({ ...note, contactId: '' });
    expect(changedFields(unnamed, { ...unnamed, personaId: 'a0U1' })).toEqual({
      Buyer_Persona__c: 'a0U1',
    });
    expect(changedFields(answer, { ...answer, personaId: 'a0U1' })).toEqual({});
  });

  it('takes back the approval of the quote when a note becomes private', () => {
    expect(changedFields(answer, { ...answer, isPrivate: true })).toEqual({
      Private__c: true,
      Approved_Quote__c: null,
    });
  });
});

describe('an edited note', () => {
  it('is about the contact it was about, until another is chosen', () => {
    expect(buyersOf(note)).toEqual([
      { contactId: '0031', name: 'Pete Sallow', title: 'Site Manager' },
    ]);
    expect(buyersOf({ ...note, contactId: '' })).toEqual([]);
    const other = { ...answer, buyer: 'someone-else', contactId: '0032', contactName: 'Dana' };
    expect(withAnswer(note, other)).toMatchObject({
      contactId: '0032',
      buyer: 'Dana',
      buyerTitle: '',
    });
    expect(withAnswer(note, answer)).toEqual(note);
  });

  it('loses the approval of its quote when it becomes private', () => {
    expect(withAnswer(note, { ...answer, isPrivate: true }).approvedQuote).toBe('');
  });

  it('gives the names to strike out that it knows', () => {
    expect(namesAround(note)).toEqual([
      { role: 'buyer', name: 'Pete Sallow' },
      { role: 'account', name: 'Bramley Chilled' },
    ]);
    expect(namesAround(BLANK_NOTE)).toEqual([]);
  });

  it('is the same to its rep whatever the service wrote', () => {
    expect(isSameToRep(note, { ...note, status: 'counted', quote: 'x', modifiedAt: 'y' })).toBe(
      true,
    );
    expect(isSameToRep(note, { ...note, body: 'Calm.' })).toBe(false);
    expect(isSameToRep(note, { ...note, isWithdrawn: true })).toBe(false);
  });

  it('is filed anew when its words or its buyer changed, not when its tone did', () => {
    expect(isFiledAnew({ Body__c: 'Calm.' })).toBe(true);
    expect(isFiledAnew({ Contact__c: null })).toBe(true);
    expect(isFiledAnew({ Tone__c: 'warm', Asset__c: 'deck' })).toBe(false);
  });
});
