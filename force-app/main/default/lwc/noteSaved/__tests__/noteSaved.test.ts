import { createElement } from 'lwc';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { OwnNote } from 'c/ownNote';
import NoteSaved from 'c/noteSaved';

async function mount(properties: Record<string, unknown> = {}): Promise<HTMLElement> {
  const saved = createElement('c-note-saved', { is: NoteSaved });
  Object.assign(saved, { noteId: 'a0B000000000001AAA', area: 'stops', ...properties });
  document.body.appendChild(saved);
  await Promise.resolve();
  return saved;
}

function inside(host: HTMLElement, selector: string) {
  const found = host.shadowRoot?.querySelector<HTMLElement & { note: OwnNote }>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

describe('c-note-saved', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-11-20T10:00:00Z') });
    jest.mocked(notifyRecordUpdateAvailable).mockResolvedValue(undefined);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
  });

  it('says Saved, and takes the focus there', async () => {
    const saved = await mount();
    expect(inside(saved, 'h3').textContent?.trim()).toBe('Saved');
    expect(saved.shadowRoot?.activeElement?.tagName).toBe('H3');
  });

  it('hands over what the panel knows of the note before anybody has read it', async () => {
    const saved = await mount({ isPrivate: true, statedReason: 'price' });
    expect(inside(saved, 'c-note-care').note).toMatchObject({
      id: 'a0B000000000001AAA',
      createdAt: '2026-11-20T10:00:00.000Z',
      area: 'stops',
      isPrivate: true,
      statedReason: 'price',
      status: '',
    });
  });

  it('asks for another note when the rep does', async () => {
    const saved = await mount();
    const onAnother = jest.fn();
    saved.addEventListener('another', onAnother);
    inside(saved, '.another').click();
    expect(onAnother).toHaveBeenCalledTimes(1);
  });
});
