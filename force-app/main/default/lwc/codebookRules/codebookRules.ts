/** The rules of the codebook: what can be done with a theme, what that changes, what takes it back. */
export { actsFor, changeFor, DECISIONS, FORMS, inverseOf } from './decisions';
export type { Act, Decision, Form } from './decisions';
export { FILTERS, findThemes, groupThemes, isUnder } from './looking';
export type { Filter, ThemeGroup } from './looking';
export { endOfMerges, mergeChange, mergeTargets } from './merges';
export { changeForKept, newKey } from './splits';
export type { Half } from './splits';
export { fieldsOf, themesIn } from './themeRows';
export { THEME_STATUSES } from './theme';
export type { Change, Theme, ThemeContent, ThemeStatus } from './theme';
