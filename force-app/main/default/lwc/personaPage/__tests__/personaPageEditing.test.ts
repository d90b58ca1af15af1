import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import PersonaPage from 'c/personaPage';
import { cellNode, personaAnswer, personaNode } from './personaAnswer';

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (Base: new () => object) =>
    class extends Base {
      [Navigate](reference: unknown): void {
        mockNavigate(reference);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate }) };
});
jest.mock(
  '@salesforce/customPermission/Watercooler_Keep_Codebook',
  () => ({ __esModule: true, default: true }),
  { virtual: true },
);
jest.mock(
  '@salesforce/customPermission/Watercooler_Sign_For_Marketing',
  () => ({ __esModule: true, default: true }),
  { virtual: true },
);
jest.mock(
  '@salesforce/customPermission/Watercooler_Sign_For_Sales',
  () => ({ __esModule: true, default: undefined }),
  { virtual: true },
);

const PERSONA_ID = 'a0D000000000001AAA';

async function mountWith(answer: unknown): Promise<ShadowRoot | null> {
  const page = createElement('c-persona-page', { is: PersonaPage });
  Object.assign(page, { recordId: PERSONA_ID });
  document.body.appendChild(page);
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
  graphql.emit(answer);
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
  return page.shadowRoot;
}

function buttonIn(page: ShadowRoot | null, part: string, words: string): HTMLElement | undefined {
  const buttons = page?.querySelector(part)?.shadowRoot?.querySelectorAll('button') ?? [];
  return [...buttons].find(({ textContent }) => textContent?.includes(words));
}

describe('c-persona-page, for those who write personas', () => {
  afterEach(() => {
    document.body.replaceChildren();
    mockNavigate.mockReset();
  });

  it('leads from an empty field to where it is written', async () => {
    const page = await mountWith(personaAnswer());
    buttonIn(page, 'c-persona-fields', 'Add goals')?.click();
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: {
        objectApiName: 'Buyer_Persona__c',
        recordId: PERSONA_ID,
        actionName: 'edit',
      },
    });
  });

  it('says what to do meanwhile where no theme is released, and no longer where one is', async () => {
    const bare = await mountWith(personaAnswer());
    expect(bare?.textContent).toContain('Meanwhile, describe these buyers below.');
    document.body.replaceChildren();
    const page = await mountWith(personaAnswer({ cells: [cellNode('No proof')] }));
    expect(page?.textContent).not.toContain('Meanwhile');
  });

  it('leads to a new stage that already belongs to the persona', async () => {
    const page = await mountWith(personaAnswer());
    buttonIn(page, 'c-roadmap', 'Add the first stage')?.click();
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Persona_Stage__c', actionName: 'new' },
      state: { defaultFieldValues: `Buyer_Persona__c=${PERSONA_ID}` },
    });
  });

  it('leads from a barrier without a response to its theme', async () => {
    const cell = cellNode('No proof');
    const page = await mountWith(personaAnswer({ cells: [cell] }));
    buttonIn(page, 'c-theme-card', 'Choose one')?.click();
    expect(mockNavigate).toHaveBeenCalledWith(
      expect.objectContaining({
        attributes: expect.objectContaining({ objectApiName: 'Buyer_Theme__c' }),
      }),
    );
  });

  it('offers nothing on the reserved persona', async () => {
    const reserved = personaNode({ Key__c: 'buyers-in-general' });
    const page = await mountWith(personaAnswer({ personas: [reserved] }));
    expect(page?.querySelector('c-persona-fields')).toBeNull();
    expect(page?.querySelector('c-roadmap')).toBeNull();
  });
});
