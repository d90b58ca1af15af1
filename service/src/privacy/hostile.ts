export function findHostile(_text: string): boolean {
  return false;
}
