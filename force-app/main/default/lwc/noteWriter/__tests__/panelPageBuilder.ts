import type { PanelPage, Prompt } from '../panelPage';

/** A question; only what matters to a test has to be spelled out. */
export function prompt(id: string, part: Partial<Prompt> = {}): Prompt {
  return {
    id,
    question: `Question ${id}?`,
    hint: '',
    area: 'room',
    stages: [],
    outcome: 'any',
    afterReason: '',
    askedOn: 'any',
    ...part,
  };
}

const FIRST = [prompt('first'), prompt('second'), prompt('third')];
const AFTER_PRICE = [
  prompt('price-1', { afterReason: 'price' }),
  prompt('price-2', { afterReason: 'price' }),
];

/** A page on a deal with three questions, two more after `price`, and one likely buyer. */
export function panelPage(part: Partial<PanelPage> = {}): PanelPage {
  const buyer = { contactId: 'colin', name: 'Colin Tranter', title: 'DC Manager' };
  return {
    record: {
      id: 'deal',
      kind: 'opportunity',
      deal: { stage: 'Evaluate', outcome: 'open' },
      accountId: '',
      buyers: [buyer],
      names: [],
      noteCount: 0,
    },
    setup: {
      prompts: [...FIRST, ...AFTER_PRICE],
      personas: [],
      readers: { k: 3, names: [], checkedOn: '' },
      names: [],
    },
    prompts: FIRST,
    followUps: { price: AFTER_PRICE },
    askBack: {},
    names: [],
    hasLadder: false,
    likeliestBuyer: 'colin',
    ...part,
  };
}
