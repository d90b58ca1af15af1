import competitor from '@salesforce/label/c.Watercooler_Reason_Competitor';
import complex from '@salesforce/label/c.Watercooler_Reason_Complex';
import missing from '@salesforce/label/c.Watercooler_Reason_Missing';
import noDecision from '@salesforce/label/c.Watercooler_Reason_No_Decision';
import other from '@salesforce/label/c.Watercooler_Reason_Other';
import price from '@salesforce/label/c.Watercooler_Reason_Price';
import timing from '@salesforce/label/c.Watercooler_Reason_Timing';
import trust from '@salesforce/label/c.Watercooler_Reason_Trust';

/** What a buyer says first, in the order in which a rep is offered it. */
export const STATED_REASONS = [
  'price',
  'complex',
  'missing',
  'timing',
  'no-decision',
  'competitor',
  'trust',
  'other',
] as const;

export type StatedReason = (typeof STATED_REASONS)[number];

const LABELS: Readonly<Record<StatedReason, string>> = {
  price,
  complex,
  missing,
  timing,
  'no-decision': noDecision,
  competitor,
  trust,
  other,
};

/** Whether a picklist value is one of the stated reasons. */
export function isStatedReason(value: string): value is StatedReason {
  return STATED_REASONS.some((reason) => reason === value);
}

/** What people call the reason; empty for a value that is none. */
export function statedReasonLabel(value: string): string {
  return isStatedReason(value) ? LABELS[value] : '';
}
