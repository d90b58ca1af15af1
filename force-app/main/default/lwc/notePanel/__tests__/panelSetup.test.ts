import { describe, expect, it } from '@jest/globals';
import { panelSetupFrom } from '../panelSetup';
import { opportunityAnswer } from './opportunityAnswer';

const status = {
  Id: 'a0S000000000001AAA',
  K__c: { value: 4 },
  Note_Readers__c: { value: 'Fergus Ilett\nAled Price\n' },
  Note_Readers_Checked_On__c: { value: '2026-11-02T09:00:00.000Z' },
};

describe('panelSetupFrom', () => {
  it('reads every question, whichever record it is for', () => {
    const { prompts } = panelSetupFrom(opportunityAnswer());
    expect(prompts).toHaveLength(3);
    expect(prompts[0]).toEqual({
      id: 'a0P000000000001AAA',
      question: 'What was the place like when you walked in?',
      hint: 'Lobby, noise, whiteboards.',
      area: 'room',
      stages: ['Discover', 'Evaluate'],
      outcome: 'open',
      afterReason: '',
      askedOn: 'opportunity',
    });
  });

  it('never offers the reserved persona', () => {
    const { personas } = panelSetupFrom(opportunityAnswer());
    expect(personas.map(({ name }) => name)).toEqual(['IT Integration Lead', 'Operations VP']);
  });

  it('reads who can read notes, as the service last found it', () => {
    expect(panelSetupFrom(opportunityAnswer({ status: [status] })).readers).toEqual({
      k: 4,
      names: ['Fergus Ilett', 'Aled Price'],
      checkedOn: '2026-11-02T09:00:00.000Z',
    });
  });

  it('claims nothing about readers where there is no status record', () => {
    expect(panelSetupFrom(opportunityAnswer()).readers).toEqual({
      k: null,
      names: [],
      checkedOn: '',
    });
  });

  it('strikes out the rep as well', () => {
    expect(panelSetupFrom(opportunityAnswer()).names).toEqual([
      { role: 'colleague', name: 'Tamsin Okafor' },
    ]);
  });
});
