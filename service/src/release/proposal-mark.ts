/** What a note's `Release__c` says while it stands behind a proposed theme and is not released. */
export interface ProposalMark {
  readonly themeKey: string;
  readonly k: number;
}

const markShape = /^proposed\|([^|]+)\|k([1-9]\d?)$/;

/** Reads a `Release__c`; null when it speaks of no proposal. */
export function parseProposalMark(text: string | null): ProposalMark | null {
  const [, themeKey, k] = markShape.exec(text ?? '') ?? [];
  return themeKey === undefined || Number(k) < 3 ? null : { themeKey, k: Number(k) };
}

/** `proposed|<theme>|k<k>`: enough to know, if our database is lost, that the note is spoken for. */
export function proposalMark(proposal: { readonly theme_key: string; readonly k: number }): string {
  return `proposed|${proposal.theme_key}|k${proposal.k}`;
}
