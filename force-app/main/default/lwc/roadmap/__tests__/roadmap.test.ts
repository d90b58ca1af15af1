import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import Roadmap from 'c/roadmap';

function stage(name: string, parts: Record<string, unknown> = {}) {
  return {
    id: `id of ${name}`,
    name,
    roles: [],
    buyerGoal: '',
    marketingGoal: '',
    salesGoal: '',
    askNext: '',
    ...parts,
  };
}

const STAGES = [
  stage('Discover', { roles: ['Operations VP'], buyerGoal: 'Know what good looks like' }),
  stage('Decide', { roles: ['Operations VP', 'Their boss'], askNext: 'Who else has to say yes?' }),
];

function mount(properties: Record<string, unknown>): ShadowRoot {
  const roadmap = createElement('c-roadmap', { is: Roadmap });
  Object.assign(roadmap, properties);
  document.body.appendChild(roadmap);
  if (!roadmap.shadowRoot) throw new Error('The roadmap did not mount.');
  return roadmap.shadowRoot;
}

function wordsIn(shadow: ShadowRoot, selector: string): string[] {
  return [...shadow.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim() ?? '');
}

describe('c-roadmap', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('draws who is in the room, the persona itself in a colour and a weight of its own', () => {
    const shadow = mount({ stages: STAGES, personaName: 'operations vp' });
    expect(wordsIn(shadow, 'text.role')).toEqual(['Operations VP', 'Their boss']);
    expect(wordsIn(shadow, 'text.role.own')).toEqual(['Operations VP']);
    expect(shadow.querySelectorAll('rect.own')).toHaveLength(1);
  });

  it('tells a screen reader all that is drawn', () => {
    const shadow = mount({ stages: STAGES });
    expect(wordsIn(shadow, 'svg title')).toEqual(['Roadmap by stage']);
    expect(wordsIn(shadow, 'svg desc')).toEqual([
      'Discover: Operations VP; Decide: Operations VP, Their boss',
    ]);
  });

  it('lists the goals below, and who is in the room as well once it is a table', async () => {
    const shadow = mount({ stages: STAGES });
    expect(wordsIn(shadow, 'tbody th')).toEqual(['Buyer’s goal', 'Ask next']);
    expect(shadow.querySelector('thead')?.className).toBe('slds-assistive-text');
    shadow.querySelector<HTMLElement>('button.link')?.click();
    await Promise.resolve();
    expect(shadow.querySelector('svg')).toBeNull();
    expect(wordsIn(shadow, 'tbody th')).toEqual(['In the room', 'Buyer’s goal', 'Ask next']);
    expect(wordsIn(shadow, 'thead th')).toEqual(['Stage', 'Discover', 'Decide']);
    expect(wordsIn(shadow, 'tbody tr:first-child td')).toEqual([
      'Operations VP',
      'Operations VP, Their boss',
    ]);
    expect(shadow.querySelector('button.link')?.textContent).toBe('Show as a chart');
  });

  it('has one list a stage for a phone, without what nobody wrote', () => {
    const shadow = mount({ stages: STAGES });
    expect(wordsIn(shadow, '.narrow h4')).toEqual(['Discover', 'Decide']);
    expect(wordsIn(shadow, '.narrow li:first-child dt')).toEqual(['In the room', 'Buyer’s goal']);
    expect(wordsIn(shadow, '.narrow li:last-child dd')).toEqual([
      'Operations VP, Their boss',
      'Who else has to say yes?',
    ]);
  });

  it('leaves out the table where only roles are named and the drawing shows them', () => {
    const bare = STAGES.map(({ name, roles }) => stage(name, { roles }));
    expect(mount({ stages: bare }).querySelector('table')).toBeNull();
  });

  it('shows a table where nobody is named: there is nothing to draw', () => {
    const shadow = mount({ stages: [stage('Discover', { salesGoal: 'Ask about nights' })] });
    expect(shadow.querySelector('svg')).toBeNull();
    expect(wordsIn(shadow, 'tbody td')).toEqual(['Ask about nights']);
    expect(wordsIn(shadow, 'button')).toEqual([]);
  });

  it('invites those who may to write stages', () => {
    expect(wordsIn(mount({ stages: [] }), 'p, button')).toEqual([
      'No stages yet. Sales and marketing fill them together.',
    ]);
    expect(wordsIn(mount({ stages: STAGES, canEdit: true }), '.acts button')).toEqual([
      'Add a stage',
    ]);
    const shadow = mount({ stages: [], canEdit: true });
    const add = jest.fn();
    shadow.host.addEventListener('addstage', add);
    shadow.querySelector('button')?.click();
    expect(wordsIn(shadow, 'button')).toEqual(['Add the first stage']);
    expect(add).toHaveBeenCalledTimes(1);
  });
});
