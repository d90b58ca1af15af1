import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import ThemePick from 'c/themePick';

const groups = [
  { area: 'stops', label: 'What stops them', themes: [{ id: '1', name: 'Fear' }] },
  { area: 'room', label: 'What the room tells us', themes: [{ id: '2', name: 'Overloaded' }] },
];

async function mount(properties: object) {
  const pick = createElement('c-theme-pick', { is: ThemePick });
  Object.assign(pick, properties);
  const onPick = jest.fn<(event: CustomEvent) => void>();
  pick.addEventListener('pick', (event) => onPick(event as CustomEvent));
  document.body.appendChild(pick);
  await Promise.resolve();
  const names = () =>
    [...(pick.shadowRoot?.querySelectorAll('.pill') ?? [])].map(({ textContent }) =>
      textContent?.trim(),
    );
  return { pick, names, picked: () => onPick.mock.calls.map(([{ detail }]) => detail) };
}

describe('c-theme-pick', () => {
  afterEach(() => document.body.replaceChildren());

  it('takes the focus, and says that it loads until there are themes', async () => {
    const { pick } = await mount({ groups: [] });
    expect(pick.shadowRoot?.activeElement?.textContent).toBe('Where does it belong?');
    expect(pick.shadowRoot?.querySelector('[role="status"]')?.textContent).toBe('Loading');
  });

  it('opens with the area of the note, or with all where that has no themes', async () => {
    expect((await mount({ groups, area: 'room' })).names()).toEqual([
      'Overloaded',
      'None of these',
    ]);
    expect((await mount({ groups, area: 'buy' })).names()).toEqual([
      'Fear',
      'Overloaded',
      'None of these',
    ]);
  });

  it('tells which theme was picked, and that none was', async () => {
    const { pick, picked } = await mount({ groups, area: 'room' });
    pick.shadowRoot?.querySelectorAll<HTMLElement>('.pill').forEach((pill) => pill.click());
    expect(picked()).toEqual([
      { themeId: '2', themeName: 'Overloaded' },
      { themeId: '', themeName: '' },
    ]);
  });
});
