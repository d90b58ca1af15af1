import type { InsightArea } from '../notes/note.ts';

/** An entry of the codebook, as the coder needs it. */
export interface CodebookTheme {
  readonly key: string;
  readonly area: InsightArea;
  readonly label: string;
  readonly meaning: string;
  readonly examples: readonly string[];
  /** Proposed and retired themes take no notes. */
  readonly active: boolean;
}

export interface Filed {
  /** Null when nothing fits well enough. */
  readonly themeKey: string | null;
  /** How well the best theme fits, from 0 to 1. */
  readonly score: number;
}

/** Files texts under the themes of one codebook; the same text always gives the same theme. */
export interface Coder {
  code(text: string, area: InsightArea | null): Filed;
}

export function createCoder(_themes: readonly CodebookTheme[]): Coder {
  return { code: () => ({ themeKey: null, score: 0 }) };
}
