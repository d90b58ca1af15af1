/** What the tone of a note counts as. */
export const textTones = ['negative', 'neutral', 'positive'] as const;
export type TextTone = (typeof textTones)[number];
