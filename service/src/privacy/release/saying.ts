/** What a note says, by names that tell whether that changed. */
export interface Saying {
  /** Names its words, the area they were asked in, and the deal they are about. */
  readonly words: string;
  /** Names the theme it is filed under, be it none. */
  readonly theme: string;
  /** Whether its rep said so. */
  readonly isTapped: boolean;
}

/**
 * Whether a note says what it said: another theme is no change where the codebook filed it, since that files all notes
 * alike, nor is a tap that confirms what it was filed under when it was heard.
 */
export function saysTheSame(now: Saying, before: Saying): boolean {
  if (now.words !== before.words) return false;
  return now.isTapped ? now.theme === before.theme : !before.isTapped;
}
