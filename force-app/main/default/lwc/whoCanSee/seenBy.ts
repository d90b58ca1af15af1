import admins from '@salesforce/label/c.Watercooler_Seen_Admins';
import adminsHow from '@salesforce/label/c.Watercooler_Seen_Admins_How';
import canRead from '@salesforce/label/c.Watercooler_Seen_Can_Read';
import checked from '@salesforce/label/c.Watercooler_Seen_Checked';
import managers from '@salesforce/label/c.Watercooler_Seen_Managers';
import managersHow from '@salesforce/label/c.Watercooler_Seen_Managers_How';
import marketing from '@salesforce/label/c.Watercooler_Seen_Marketing';
import marketingNothing from '@salesforce/label/c.Watercooler_Seen_Marketing_Nothing';
import marketingRest from '@salesforce/label/c.Watercooler_Seen_Marketing_Rest';
import marketingSees from '@salesforce/label/c.Watercooler_Seen_Marketing_Sees';
import marketingSeesSome from '@salesforce/label/c.Watercooler_Seen_Marketing_Sees_Some';
import nobodyElse from '@salesforce/label/c.Watercooler_Seen_Nobody_Else';
import notChecked from '@salesforce/label/c.Watercooler_Seen_Not_Checked';
import service from '@salesforce/label/c.Watercooler_Seen_Service';
import serviceHow from '@salesforce/label/c.Watercooler_Seen_Service_How';
import servicePrivate from '@salesforce/label/c.Watercooler_Seen_Service_Private';
import you from '@salesforce/label/c.Watercooler_Seen_You';
import { countInWords, fill } from 'c/labelWords';
import { dayWords } from 'c/localeWords';

/** Somebody, and how or why. */
export interface Onlooker {
  readonly who: string;
  readonly how: string;
}

export interface SeenBy {
  readonly can: readonly Onlooker[];
  readonly cannot: readonly Onlooker[];
  /** On what all this rests. */
  readonly basis: string;
}

/** What is known of the org; see Watercooler_Status__c. */
export interface OrgReaders {
  readonly k: number | null;
  readonly names: readonly string[];
  readonly checkedOn: string;
}

/** Who reads the notes of others here: as checked, else as it is in any org that nobody checked. */
function othersWhoCan({ names, checkedOn }: OrgReaders): Onlooker[] {
  // A name is a place in the list: two people of one name are one line.
  if (checkedOn !== '') return [...new Set(names)].map((who) => ({ who, how: canRead }));
  return [
    { who: managers, how: managersHow },
    { who: admins, how: adminsHow },
  ];
}

function marketingHow(k: number | null, isPrivate: boolean): string {
  if (isPrivate) return marketingNothing;
  return k === null ? marketingSeesSome : fill(marketingSees, countInWords(k));
}

/** Who can read a note, private or not, and who cannot: never more than is true in this org. */
export function seenBy(org: OrgReaders, isPrivate: boolean): SeenBy {
  const isChecked = org.checkedOn !== '';
  const others = othersWhoCan(org);
  // Managers, admins and those whom a check found may work in marketing too.
  const theMarketing = others.length === 0 ? marketing : marketingRest;
  const theService = { who: service, how: isPrivate ? servicePrivate : serviceHow };
  return {
    can: [{ who: you, how: '' }, ...others, ...(isPrivate ? [] : [theService])],
    cannot: [
      ...(isChecked ? [{ who: nobodyElse, how: '' }] : []),
      { who: theMarketing, how: marketingHow(org.k, isPrivate) },
      ...(isPrivate ? [theService] : []),
    ],
    basis: isChecked ? fill(checked, dayWords(org.checkedOn)) : notChecked,
  };
}
