import { describe, expect, it } from '@jest/globals';
import { followUpsFor, outcomeOf, promptsFor, stagesIn } from '../promptChoice';
import type { DealState, Prompt } from 'c/noteWriter';

function prompt(id: string, part: Partial<Prompt> = {}): Prompt {
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

const discover = { stage: 'Discover', outcome: 'open' } as const;

function idsFor(deal: DealState, prompts: Prompt[], noteCount = 0): string[] {
  return promptsFor({ kind: 'opportunity', deal, noteCount }, prompts).map(({ id }) => id);
}

describe('promptsFor', () => {
  it('keeps the order that the questions come in', () => {
    expect(idsFor(discover, [prompt('b'), prompt('a')])).toEqual(['b', 'a']);
  });

  it('begins each further note one question on, and with the first again after the last', () => {
    const prompts = [prompt('a'), prompt('late', { stages: ['Decide'] }), prompt('b'), prompt('c')];
    const begun = [0, 1, 2, 3].map((noteCount) => idsFor(discover, prompts, noteCount).join(' '));
    expect(begun).toEqual(['a b c', 'b c a', 'c a b', 'a b c']);
    expect(idsFor(discover, [], 2)).toEqual([]);
  });

  it('asks only what fits the outcome', () => {
    const prompts = [
      prompt('open', { outcome: 'open' }),
      prompt('lost', { outcome: 'lost' }),
      prompt('any'),
      prompt('blank', { outcome: '' }),
    ];
    expect(idsFor(discover, prompts)).toEqual(['open', 'any', 'blank']);
    expect(idsFor({ stage: 'Closed Lost', outcome: 'lost' }, prompts)).toEqual([
      'lost',
      'any',
      'blank',
    ]);
  });

  it('asks only what fits the stage, and does not mind how an admin wrote it', () => {
    const prompts = [
      prompt('early', { stages: ['discover', 'Evaluate'] }),
      prompt('late', { stages: ['Decide'] }),
      prompt('always'),
    ];
    expect(idsFor(discover, prompts)).toEqual(['early', 'always']);
  });

  it('leaves out what is asked on other records, and follow-ups', () => {
    const prompts = [
      prompt('lead', { askedOn: 'lead' }),
      prompt('ladder', { outcome: 'open', afterReason: 'price' }),
      prompt('here', { askedOn: 'opportunity' }),
    ];
    expect(idsFor(discover, prompts)).toEqual(['here']);
  });
});

describe('promptsFor a record that is no deal', () => {
  const onALead = { kind: 'lead', deal: null, noteCount: 0 } as const;

  it('puts the questions for that kind of record before those for any', () => {
    const prompts = [prompt('any'), prompt('lead', { askedOn: 'lead' })];
    expect(promptsFor(onALead, prompts).map(({ id }) => id)).toEqual(['lead', 'any']);
  });

  it('asks nothing about a stage or an outcome that a lead does not have', () => {
    const prompts = [
      prompt('stage', { stages: ['Discover'] }),
      prompt('open', { outcome: 'open' }),
      prompt('deal', { askedOn: 'opportunity' }),
      prompt('fits'),
    ];
    expect(promptsFor(onALead, prompts).map(({ id }) => id)).toEqual(['fits']);
  });
});

describe('followUpsFor', () => {
  it('gives the questions after each stated reason, in order', () => {
    const followUps = followUpsFor('opportunity', [
      prompt('first'),
      prompt('sooner', { afterReason: 'price' }),
      prompt('later', { afterReason: 'price' }),
      prompt('complex', { afterReason: 'complex', outcome: 'lost' }),
      prompt('elsewhere', { afterReason: 'trust', askedOn: 'lead' }),
      prompt('typo', { afterReason: 'prize' }),
    ]);
    const ids = Object.entries(followUps).map(([reason, all]) => [
      reason,
      all?.map(({ id }) => id),
    ]);
    expect(Object.fromEntries(ids)).toEqual({ price: ['sooner', 'later'], complex: ['complex'] });
  });
});

describe('outcomeOf', () => {
  it('reads the two flags of an opportunity', () => {
    expect(outcomeOf(false, false)).toBe('open');
    expect(outcomeOf(true, true)).toBe('won');
    expect(outcomeOf(true, false)).toBe('lost');
  });
});

describe('stagesIn', () => {
  it('takes the names apart and drops what is empty', () => {
    expect(stagesIn('Discover; Evaluate ;;')).toEqual(['Discover', 'Evaluate']);
    expect(stagesIn('')).toEqual([]);
  });
});
