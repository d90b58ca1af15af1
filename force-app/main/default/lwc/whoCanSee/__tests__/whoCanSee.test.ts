import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import WhoCanSee from 'c/whoCanSee';

function mount(part: Record<string, unknown> = {}): ShadowRoot {
  const link = createElement('c-who-can-see', { is: WhoCanSee });
  Object.assign(link, part);
  document.body.appendChild(link);
  if (!link.shadowRoot) throw new Error('The link has not rendered.');
  return link.shadowRoot;
}

async function press(root: ShadowRoot, selector: string): Promise<void> {
  root.querySelector<HTMLElement>(selector)?.click();
  await Promise.resolve();
}

function dialogIn(root: ShadowRoot): HTMLElement {
  const dialog = root.querySelector<HTMLElement>('.dialog');
  if (!dialog) throw new Error('The dialog is not open.');
  return dialog;
}

describe('c-who-can-see', () => {
  afterEach(() => document.body.replaceChildren());

  it('opens on request only, and takes the focus', async () => {
    const root = mount();
    expect(root.querySelector('.dialog')).toBeNull();
    await press(root, '.open');
    expect(root.activeElement).toBe(dialogIn(root));
    expect(root.querySelector('.open')?.getAttribute('aria-expanded')).toBe('true');
    expect(dialogIn(root).textContent).toContain('Who can see this note');
  });

  it('is closed by its opener too, where a press on a button moves the focus nowhere', async () => {
    const root = mount();
    const opener = root.querySelector<HTMLElement>('.open');
    const pressed = () => {
      const down = new CustomEvent('mousedown', { cancelable: true });
      opener?.dispatchEvent(down);
      return down;
    };
    expect(pressed().defaultPrevented).toBe(false);
    await press(root, '.open');
    expect(pressed().defaultPrevented).toBe(true);
    await press(root, '.open');
    expect(root.querySelector('.dialog')).toBeNull();
  });

  it('lists who can and who cannot', async () => {
    const root = mount({ isPrivate: true });
    await press(root, '.open');
    const names = (list: string) =>
      [...root.querySelectorAll(`${list} .one div`)].map((one) => one.firstChild?.textContent);
    expect(names('.can')).toContain('You');
    expect(names('.cannot')).toEqual([
      'Marketing, except anybody named above',
      'The Watercooler service',
    ]);
  });

  it('closes on Escape, gives the focus back, and tells nobody else of the key', async () => {
    const root = mount();
    const outside = jest.fn();
    document.body.addEventListener('keydown', outside);
    await press(root, '.open');
    const escape = { key: 'Escape', bubbles: true, composed: true };
    dialogIn(root).dispatchEvent(new KeyboardEvent('keydown', { ...escape, key: 'a' }));
    expect(outside).toHaveBeenCalledTimes(1);
    dialogIn(root).dispatchEvent(new KeyboardEvent('keydown', escape));
    await Promise.resolve();
    expect(root.querySelector('.dialog')).toBeNull();
    expect(root.activeElement?.className).toContain('open');
    expect(outside).toHaveBeenCalledTimes(1);
    document.body.removeEventListener('keydown', outside);
  });

  it('has a button that closes it', async () => {
    const root = mount();
    await press(root, '.open');
    await press(root, '.close');
    expect(root.querySelector('.dialog')).toBeNull();
  });

  it('closes when the focus goes elsewhere, not when it moves inside', async () => {
    const root = mount();
    await press(root, '.open');
    const leaveFor = async (next: Element | null): Promise<void> => {
      dialogIn(root).dispatchEvent(new FocusEvent('focusout', { relatedTarget: next }));
      await Promise.resolve();
    };
    await leaveFor(root.querySelector('.close'));
    await leaveFor(root.querySelector('.open'));
    expect(root.querySelector('.dialog')).not.toBeNull();
    await leaveFor(null);
    expect(root.querySelector('.dialog')).toBeNull();
  });
});
