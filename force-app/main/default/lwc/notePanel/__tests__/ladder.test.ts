import { describe, expect, it } from '@jest/globals';
import { opportunityAnswer, promptNode, PROMPTS } from './opportunityAnswer';
import {
  clickSave,
  form,
  inside,
  mountWith,
  NOTE_ID,
  onAFreshPage,
  sentFields,
  settled,
  text,
  type,
} from './panelOnPage';

const AFTER_COMPLEX = { Outcome__c: 'lost', After_Reason__c: 'complex', Insight_Area__c: 'choose' };

function lostDeal() {
  return opportunityAnswer({
    stage: 'Closed Lost',
    isClosed: true,
    prompts: [
      ...PROMPTS,
      promptNode('a0P000000000011AAA', 'How did they judge that?', AFTER_COMPLEX),
      promptNode('a0P000000000012AAA', 'What would have made it simple?', {
        ...AFTER_COMPLEX,
      }),
    ],
  });
}

async function click(panel: HTMLElement, selector: string): Promise<void> {
  inside(panel, selector).click();
  await settled();
}

const reason = (value: string) => `c-note-ladder [data-value="${value}"], [data-value="${value}"]`;

function ladder(panel: HTMLElement): HTMLElement {
  return inside(panel, 'c-note-ladder');
}

describe('c-note-panel, on a lost deal', () => {
  onAFreshPage();

  it('asks for the reason first, and then what lies under it', async () => {
    const panel = await mountWith(lostDeal());
    expect(inside(ladder(panel), 'h3').textContent).toBe('What did they say the reason was?');
    await click(panel, reason('complex'));
    expect(text(panel, 'h3')).toBe('How did they judge that?');
    expect(inside(ladder(panel), '.said').textContent).toContain('Too complex');
    expect(form(panel).shadowRoot?.activeElement?.tagName).toBe('H3');
  });

  it('saves the reason, the follow-up and the material they judged by', async () => {
    const panel = await mountWith(lostDeal());
    await click(panel, reason('complex'));
    await type(panel, 'by the setup page, nobody ran the demo');
    const asset = inside(form(panel), '.asset');
    if (asset instanceof HTMLInputElement) asset.value = 'setup page';
    asset.dispatchEvent(new CustomEvent('input'));
    await settled();
    await clickSave(panel);
    expect(sentFields()).toMatchObject({
      Stated_Reason__c: 'complex',
      Prompt__c: 'a0P000000000011AAA',
      Asset__c: 'setup page',
      Outcome__c: 'lost',
      Follows__c: null,
    });
    expect(inside(panel, 'c-note-saved')).toMatchObject({ statedReason: 'complex' });
  });

  it('goes back to the reasons with every word', async () => {
    const panel = await mountWith(lostDeal());
    await click(panel, reason('complex'));
    await type(panel, 'by the setup page');
    await click(panel, '.change');
    expect(inside(ladder(panel), 'h3')).toBeTruthy();
    await click(panel, reason('price'));
    expect(text(panel, 'h3')).toBe('What did you notice about this buyer?');
    expect(inside(form(panel), 'textarea')).toMatchObject({ value: 'by the setup page' });
  });

  it('can be asked something ordinary instead', async () => {
    const panel = await mountWith(lostDeal());
    await click(panel, '.skip');
    expect(text(panel, 'h3')).toBe('What would have made them choose us?');
    await type(panel, 'a pilot at one gate');
    await clickSave(panel);
    expect(sentFields()).toMatchObject({ Stated_Reason__c: null, Prompt__c: 'a0P000000000003AAA' });
  });

  it('offers one more follow-up after saving, as a note that follows the first', async () => {
    const panel = await mountWith(lostDeal());
    await click(panel, reason('complex'));
    await type(panel, 'by the setup page');
    await clickSave(panel);
    expect(inside(panel, '.one-more').textContent).toBe(
      'One more: What would have made it simple?',
    );
    await click(panel, '.one-more');
    expect(text(panel, 'h3')).toBe('What would have made it simple?');
    await type(panel, 'one button');
    await clickSave(panel);
    expect(sentFields(1)).toMatchObject({
      Follows__c: NOTE_ID,
      Stated_Reason__c: 'complex',
      Prompt__c: 'a0P000000000012AAA',
    });
    expect(() => inside(panel, '.one-more')).toThrow();
  });

  it('asks a vague answer on an open deal back with the follow-up of the reason it names', async () => {
    const after = { ...AFTER_COMPLEX, After_Reason__c: 'price' };
    const followUp = promptNode('a0P000000000013AAA', 'Which result did they expect?', after);
    const panel = await mountWith(opportunityAnswer({ prompts: [...PROMPTS, followUp] }));
    await type(panel, 'too expensive');
    await clickSave(panel);
    expect(text(panel, '.nudge-words')).toBe('Which result did they expect?');
  });
});
