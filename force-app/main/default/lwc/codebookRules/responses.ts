import build from '@salesforce/label/c.Watercooler_Response_Build';
import prove from '@salesforce/label/c.Watercooler_Response_Prove';
import reposition from '@salesforce/label/c.Watercooler_Response_Reposition';
import train from '@salesforce/label/c.Watercooler_Response_Train';
import walkAway from '@salesforce/label/c.Watercooler_Response_Walk_Away';

/** What can be decided to do about a theme: the values of `Response__c`, and what people call them. */
export const RESPONSES: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'reposition', label: reposition },
  { value: 'prove', label: prove },
  { value: 'train', label: train },
  { value: 'build', label: build },
  { value: 'walk-away', label: walkAway },
];
