import { describe, expect, it } from '@jest/globals';
import {
  create,
  NOTE_ID,
  settled,
  mountWith,
  keydown,
  inside,
  form,
  text,
  type,
  choose,
  clickSave,
  sentFields,
  onAFreshPage,
} from './panelOnPage';

describe('c-note-panel, saving', () => {
  onAFreshPage();

  it('saves the note in one request and then shows what becomes of it', async () => {
    const panel = await mountWith();
    await choose(panel, '.buyers', '003000000000002AAA');
    await choose(panel, '.tones', 'tense');
    await choose(panel, '.sources', 'buyers-words');
    await type(panel, 'show me what happens when the link drops');
    await clickSave(panel);
    expect(create).toHaveBeenCalledTimes(1);
    expect(create.mock.calls[0]?.[0].apiName).toBe('Buyer_Note__c');
    expect(sentFields()).toEqual({
      Client_Key__c: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Name: expect.stringMatching(/^Note of [A-Z][a-z]{2} \d{1,2}, \d{4}$/),
      Opportunity__c: '006000000000001AAA',
      Lead__c: null,
      Account__c: null,
      Follows__c: null,
      Stated_Reason__c: null,
      Asset__c: null,
      Prompt__c: 'a0P000000000001AAA',
      Body__c: 'show me what happens when the link drops',
      Contact__c: '003000000000002AAA',
      Buyer_Role__c: 'technical-influencer',
      Buyer_Persona__c: null,
      Tone__c: 'tense',
      Source__c: 'buyers-words',
      Stage__c: 'Evaluate',
      Outcome__c: 'open',
      Private__c: false,
    });
    expect(inside(panel, 'c-note-saved')).toMatchObject({ noteId: NOTE_ID, area: 'room' });
  });

  it('takes a persona for somebody else, in one more tap', async () => {
    const panel = await mountWith();
    await choose(panel, '.buyers', 'someone-else');
    await choose(panel, '.personas', 'a0D000000000002AAA');
    await type(panel, 'the boss walked in');
    await clickSave(panel);
    expect(sentFields()).toMatchObject({
      Contact__c: null,
      Buyer_Persona__c: 'a0D000000000002AAA',
    });
  });

  it('says what happens to the words, shared or private', async () => {
    const panel = await mountWith();
    expect(form(panel).shadowRoot?.textContent).toContain(
      'Counts towards a theme. Your words stay with you.',
    );
    const toggle = inside(form(panel), '.private') as HTMLInputElement;
    toggle.checked = true;
    toggle.dispatchEvent(new CustomEvent('change'));
    await settled();
    expect(form(panel).shadowRoot?.textContent).toContain(
      'Stays in Salesforce. It counts towards nothing.',
    );
    await type(panel, 'for me only');
    await clickSave(panel);
    expect(sentFields()).toMatchObject({ Private__c: true });
    expect(inside(panel, 'c-note-saved')).toMatchObject({ isPrivate: true });
  });

  it.each([{ ctrlKey: true }, { metaKey: true }])('saves on %j and Enter', async (modifier) => {
    const panel = await mountWith();
    const textarea = await type(panel, 'quick one');
    textarea.dispatchEvent(keydown({ key: 'Enter', ...modifier }));
    await settled();
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('does not save on Enter alone, on nothing but blanks, or twice at once', async () => {
    const panel = await mountWith();
    const textarea = await type(panel, '  \n ');
    const shortcut = { key: 'Enter', ctrlKey: true };
    textarea.dispatchEvent(keydown(shortcut));
    await type(panel, 'words');
    textarea.dispatchEvent(keydown({ key: 'Enter' }));
    await settled();
    expect(create).not.toHaveBeenCalled();
    textarea.dispatchEvent(keydown(shortcut));
    textarea.dispatchEvent(keydown(shortcut));
    await settled();
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('says what to do about a text that is too long, before saving it', async () => {
    const panel = await mountWith();
    await type(panel, 'x'.repeat(32_012));
    expect(text(panel, '.too-long')).toBe(
      'A note holds 32,000 characters. Take out 12 to save it.',
    );
    await clickSave(panel);
    expect(create).not.toHaveBeenCalled();
  });

  it('starts the next note with a new key, another question and the cursor in the text', async () => {
    const panel = await mountWith();
    await type(panel, 'first');
    await clickSave(panel);
    inside(panel, 'c-note-saved').dispatchEvent(new CustomEvent('another'));
    await settled();
    expect(text(panel, 'h3')).toBe('Which small detail told you most about this buyer?');
    expect(form(panel).shadowRoot?.activeElement?.tagName).toBe('C-NOTE-TEXT');
    await type(panel, 'second');
    await clickSave(panel);
    expect(sentFields(1).Client_Key__c).not.toBe(sentFields(0).Client_Key__c);
  });
});
