import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import PersonaFields from 'c/personaFields';

const NOTHING = {
  responsibility: [],
  goals: [],
  activities: [],
  gaps: [],
  buyerRole: [],
  jobTitles: [],
};

function mount(properties: Record<string, unknown>): HTMLElement {
  const fields = createElement('c-persona-fields', { is: PersonaFields });
  Object.assign(fields, properties);
  document.body.appendChild(fields);
  return fields;
}

function wordsIn(fields: HTMLElement, selector: string): (string | null)[] {
  const found = fields.shadowRoot?.querySelectorAll(selector) ?? [];
  return [...found].map(({ textContent }) => textContent);
}

describe('c-persona-fields', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows what is written and hides what is not', () => {
    const fields = mount({
      words: {
        ...NOTHING,
        goals: ['A calm peak.'],
        jobTitles: ['VP Operations', 'Leiter Logistik'],
      },
    });
    expect(wordsIn(fields, 'dt')).toEqual(['Goals', 'Job titles']);
    expect(wordsIn(fields, 'dd')).toEqual(['A calm peak.', 'VP Operations', 'Leiter Logistik']);
    expect(wordsIn(fields, 'button')).toEqual([]);
  });

  it('invites those who may to write what is missing', () => {
    const fields = mount({ words: { ...NOTHING, goals: ['A calm peak.'] }, canEdit: true });
    expect(wordsIn(fields, 'button')).toEqual([
      'Add a responsibility',
      'Add activities',
      'Add gaps',
      'Add the buyer role',
      'Add job titles',
    ]);
    const edit = jest.fn();
    fields.addEventListener('edit', edit);
    fields.shadowRoot?.querySelector('button')?.click();
    expect(edit).toHaveBeenCalledTimes(1);
  });

  it('says that nobody has written anything', () => {
    expect(wordsIn(mount({ words: NOTHING }), 'p')).toEqual(['Nobody has written about them yet.']);
    expect(wordsIn(mount({}), 'dl')).toEqual([]);
  });

  it('shows hostile words as words', () => {
    const fields = mount({ words: { ...NOTHING, gaps: ['<b>bold</b>'] } });
    expect(wordsIn(fields, 'dd')).toEqual(['<b>bold</b>']);
  });
});
