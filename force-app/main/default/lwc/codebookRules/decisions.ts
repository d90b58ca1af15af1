import type { Change, Theme } from './theme';

/** What one press of a button decides. Editing, merging and splitting ask for more first. */
export const DECISIONS = [
  'adopt',
  'dismiss',
  'hide',
  'pin',
  'restore',
  'retire',
  'show',
  'unpin',
] as const;

export type Decision = (typeof DECISIONS)[number];

/** What opens a form. */
export const FORMS = ['edit', 'merge', 'split'] as const;

export type Form = (typeof FORMS)[number];

export type Act = Decision | Form;

const CHANGES: Readonly<Record<Decision, Change>> = {
  adopt: { status: 'active' },
  dismiss: { status: 'retired' },
  hide: { isHidden: true },
  pin: { isPinned: true },
  // One that was merged comes back as itself: else it would be active and taken over at once.
  restore: { status: 'active', mergedInto: '' },
  retire: { status: 'retired' },
  show: { isHidden: false },
  unpin: { isPinned: false },
};

/** What a decision changes. */
export function changeFor(decision: Decision): Change {
  return CHANGES[decision];
}

/** What can be done with a theme as it stands, the most likely first. */
export function actsFor(theme: Theme): readonly Act[] {
  if (theme.status === 'proposed') return ['adopt', 'merge', 'dismiss', 'edit'];
  // What is released under it stays on persona pages, so that hiding still means something.
  if (theme.status === 'retired') return ['restore', theme.isHidden ? 'show' : 'hide'];
  return [
    'edit',
    'merge',
    'split',
    theme.isPinned ? 'unpin' : 'pin',
    theme.isHidden ? 'show' : 'hide',
    'retire',
  ];
}

/** The change that takes another one back: the same fields, with what the theme held before. */
export function inverseOf(theme: Theme, change: Change): Change {
  const { name, meaning, examples, status, mergedInto } = theme;
  const { isPinned, isHidden, response, whatWorks } = theme;
  return {
    ...(change.name === undefined ? {} : { name }),
    ...(change.meaning === undefined ? {} : { meaning }),
    ...(change.examples === undefined ? {} : { examples }),
    ...(change.status === undefined ? {} : { status }),
    ...(change.mergedInto === undefined ? {} : { mergedInto }),
    ...(change.isPinned === undefined ? {} : { isPinned }),
    ...(change.isHidden === undefined ? {} : { isHidden }),
    ...(change.response === undefined ? {} : { response }),
    ...(change.whatWorks === undefined ? {} : { whatWorks }),
  };
}
