import type { SpecialCategory } from '../notes/note.ts';
export function findSpecialCategory(_text: string): SpecialCategory | null {
  return null;
}
