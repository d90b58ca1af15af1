/**
 * Puts the focus on the first thing that fits the selector, for when what had it is gone. Tells whether
 * it is there yet: what is about to render is not, and an empty selector fits nothing.
 */
export function focusFirst(
  root: Pick<ParentNode, 'querySelector'> | null | undefined,
  selector: string,
): boolean {
  const target = selector === '' ? null : root?.querySelector<HTMLElement>(selector);
  target?.focus();
  return Boolean(target);
}
