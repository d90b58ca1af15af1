/** Up to two letters that stand for a persona: the first of its first and of its last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [...words.slice(0, 1), ...words.slice(-1)] : words;
  return ends.map((word) => [...word].slice(0, 1).join('').toUpperCase()).join('');
}
