import { describe, expect, it } from '@jest/globals';
import {
  askElse,
  draftFromKept,
  firstDraft,
  followingDraft,
  isOnLadder,
  nextDraft,
  offLadder,
  oneMorePrompt,
  settled,
  withoutReason,
  withReason,
} from '../draftSteps';
import { panelPage } from './panelPageBuilder';

const open = panelPage();
const lost = panelPage({ hasLadder: true });
const words = { body: 'the yard was empty at nine' };

describe('a first draft', () => {
  it('is about the likeliest buyer and answers the first question', () => {
    expect(firstDraft(open, 'key')).toMatchObject({
      clientKey: 'key',
      buyer: 'colin',
      promptId: 'first',
    });
  });

  it('starts on the ladder of a lost deal only', () => {
    expect(isOnLadder(lost, firstDraft(lost, 'key'))).toBe(true);
    expect(isOnLadder(open, firstDraft(open, 'key'))).toBe(false);
  });
});

describe('stepping', () => {
  it('goes through the questions and round again', () => {
    const second = askElse(open, firstDraft(open, 'key'));
    const first = askElse(open, askElse(open, second));
    expect([second.promptId, first.promptId]).toEqual(['second', 'first']);
  });

  it('leads from a reason to its follow-up, and back with every word', () => {
    const followUp = withReason(lost, { ...firstDraft(lost, 'key'), ...words }, 'price');
    expect(followUp).toMatchObject({ reason: 'price', promptId: 'price-1', ...words });
    expect(isOnLadder(lost, followUp)).toBe(false);
    const back = withoutReason(followUp);
    expect(back).toMatchObject(words);
    expect(isOnLadder(lost, back)).toBe(true);
    expect(isOnLadder(lost, settled(lost, back))).toBe(true);
  });

  it('asks the plain question after a reason without a follow-up', () => {
    expect(withReason(lost, firstDraft(lost, 'key'), 'other').promptId).toBe('');
  });

  it('leaves the ladder for an ordinary question', () => {
    const left = offLadder(lost, firstDraft(lost, 'key'));
    expect(isOnLadder(lost, left)).toBe(false);
    expect(left.promptId).toBe('first');
  });
});

describe('after a saved note', () => {
  it('the next one answers another question, and is asked no reason again', () => {
    const saved = { ...firstDraft(lost, 'old'), ...words };
    expect(nextDraft(lost, saved, 'new')).toMatchObject({
      clientKey: 'new',
      promptId: 'second',
      body: '',
      isLadderLeft: true,
    });
    const laddered = withReason(lost, saved, 'price');
    expect(nextDraft(lost, laddered, 'new')).toMatchObject({ promptId: 'first', reason: '' });
  });

  it('one more of the same reason follows it, about the same buyer', () => {
    const saved = { ...withReason(lost, firstDraft(lost, 'old'), 'price'), buyer: 'dana' };
    expect(oneMorePrompt(lost, saved)?.id).toBe('price-2');
    expect(followingDraft(lost, saved, 'note-1', 'new')).toMatchObject({
      clientKey: 'new',
      promptId: 'price-2',
      reason: 'price',
      follows: 'note-1',
      buyer: 'dana',
      body: '',
    });
    expect(oneMorePrompt(lost, { ...saved, promptId: 'price-2' })).toBeUndefined();
    expect(oneMorePrompt(lost, firstDraft(lost, 'key'))).toBeUndefined();
  });
});

describe('when the page is read again', () => {
  it('words that are being typed keep their question, even if the deal is lost meanwhile', () => {
    const typing = { ...firstDraft(open, 'key'), ...words };
    const after = settled(panelPage({ hasLadder: true, prompts: [] }), typing);
    expect(after).toMatchObject({ ...words, promptId: 'first' });
    expect(isOnLadder(lost, after)).toBe(false);
  });

  it('an empty draft takes the first question that fits now', () => {
    const [, second, third] = open.prompts;
    const now = panelPage({ prompts: [second, third].filter((one) => one !== undefined) });
    expect(settled(now, firstDraft(open, 'key')).promptId).toBe('second');
    expect(settled(open, firstDraft(open, 'key')).promptId).toBe('first');
    expect(settled(panelPage({ prompts: [] }), firstDraft(open, 'key')).promptId).toBe('');
  });
});

describe('a draft that was kept', () => {
  const kept = { ...firstDraft(lost, 'key'), ...words, reason: 'price', promptId: 'price-1' };

  it('comes back as it was', () => {
    expect(draftFromKept(JSON.parse(JSON.stringify(kept)), lost)).toEqual(kept);
  });

  it('is none without words or without its key, or if it is something else', () => {
    expect(draftFromKept({ ...kept, body: ' ' }, lost)).toBeNull();
    expect(draftFromKept({ ...kept, clientKey: 7 }, lost)).toBeNull();
    expect(draftFromKept('words', lost)).toBeNull();
    expect(draftFromKept(undefined, lost)).toBeNull();
  });

  it('fills what an older version did not keep', () => {
    expect(draftFromKept({ clientKey: 'key', ...words, tone: 3 }, open)).toMatchObject({
      ...words,
      tone: '',
      isPrivate: false,
    });
  });

  it('drops a buyer who is not on the record any more, but not one that was looked up', () => {
    expect(draftFromKept({ ...kept, buyer: 'gone' }, lost)?.buyer).toBe('colin');
    const found = { ...kept, buyer: 'someone-else', contactId: 'dana' };
    expect(draftFromKept(found, lost)).toMatchObject({ buyer: 'someone-else', contactId: 'dana' });
  });

  it('names no reason on a deal that was won back', () => {
    expect(draftFromKept(kept, open)?.reason).toBe('');
  });
});
