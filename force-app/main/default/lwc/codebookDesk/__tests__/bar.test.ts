import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, done, hasUndo, inDesk, LATER, mount, saved, settled, tell, update } from './desk';

const bar = (desk: HTMLElement) => inDesk(desk, '[role="status"]')?.parentElement;
const isInView = (desk: HTMLElement) => bar(desk)?.className === 'bar';

async function wait(seconds: number): Promise<void> {
  jest.advanceTimersByTime(seconds * 1000);
  await settled();
}

describe('c-codebook-desk, saying what was done', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    update.mockReset();
    update.mockResolvedValue(saved(LATER));
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
  });

  it('leaves the view after a while; its words are still read out, and Undo can be reached', async () => {
    const desk = await mount();
    await act(desk, 'pin');
    await wait(19);
    expect(isInView(desk)).toBe(true);
    await wait(1);
    expect([isInView(desk), done(desk), hasUndo(desk)]).toEqual([false, '“Link” is pinned', true]);
    await act(desk, 'unpin');
    expect(isInView(desk)).toBe(true);
  });

  it.each([
    ['mouseenter', 'mouseleave'],
    ['focusin', 'focusout'],
  ])('stays from %s to %s', async (start, end) => {
    const desk = await mount();
    await act(desk, 'pin');
    bar(desk)?.dispatchEvent(new CustomEvent(start));
    await wait(60);
    expect(isInView(desk)).toBe(true);
    bar(desk)?.dispatchEvent(new CustomEvent(end));
    await wait(20);
    expect(isInView(desk)).toBe(false);
  });

  it('lies on no form, and offers no undo that would lose what is typed there', async () => {
    const desk = await mount();
    await act(desk, 'pin');
    await act(desk, 'edit');
    expect([isInView(desk), done(desk), hasUndo(desk)]).toEqual([false, '“Link” is pinned', false]);
    await tell(desk, 'c-codebook-edit', 'cancel', null);
    expect([isInView(desk), hasUndo(desk)]).toEqual([true, true]);
  });
});
