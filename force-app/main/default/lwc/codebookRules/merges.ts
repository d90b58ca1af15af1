import type { Change, Theme } from './theme';

/**
 * The theme at the end of a chain of merges; the theme itself if it was not merged. Null if the
 * chain runs in a circle or into a theme that is not there.
 */
export function endOfMerges(theme: Theme, themes: readonly Theme[]): Theme | null {
  const byId = new Map(themes.map((each) => [each.id, each]));
  const seen = new Set<string>();
  let at: Theme | undefined = theme;
  while (at && at.mergedInto !== '') {
    if (seen.has(at.id)) return null;
    seen.add(at.id);
    at = byId.get(at.mergedInto);
  }
  return at ?? null;
}

/**
 * What a theme can be merged into: the other active themes of its area, by name, without those
 * that lead back to it.
 */
export function mergeTargets(theme: Theme, themes: readonly Theme[]): Theme[] {
  return themes
    .filter((each) => each.area === theme.area && each.status === 'active' && each.id !== theme.id)
    .filter((each) => {
      const end = endOfMerges(each, themes);
      return end !== null && end.id !== theme.id;
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * The change that merges a theme into another: it points to the end of the other's chain, so that
 * nothing has to be followed twice. Null if the two cannot be merged.
 */
export function mergeChange(theme: Theme, target: Theme, themes: readonly Theme[]): Change | null {
  if (!mergeTargets(theme, themes).some(({ id }) => id === target.id)) return null;
  const end = endOfMerges(target, themes);
  return end && end.area === theme.area ? { status: 'retired', mergedInto: end.id } : null;
}
