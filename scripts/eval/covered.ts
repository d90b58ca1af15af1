/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** For each place of a text, whether one of the stretches covers it. */
export function covering(text: string, stretches: readonly Stretch[]): boolean[] {
  const places = new Array<boolean>(text.length).fill(false);
  for (const { start, end } of stretches) places.fill(true, start, end);
  return places;
}

/** Whether every letter and digit of a stretch is covered: one left over could tell a name. */
export function isWholly(
  text: string,
  { start, end }: Stretch,
  isCovered: readonly boolean[],
): boolean {
  return Array.from(text.slice(start, end).matchAll(/[\p{L}\p{N}]/gu)).every(
    ({ index }) => isCovered[start + index],
  );
}
