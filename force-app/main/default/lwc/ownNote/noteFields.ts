import ACCOUNT_NAME from '@salesforce/schema/Buyer_Note__c.Account__r.Name';
import APPROVED_QUOTE from '@salesforce/schema/Buyer_Note__c.Approved_Quote__c';
import ASSET from '@salesforce/schema/Buyer_Note__c.Asset__c';
import BODY from '@salesforce/schema/Buyer_Note__c.Body__c';
import BUYER_PERSONA from '@salesforce/schema/Buyer_Note__c.Buyer_Persona__c';
import CONFIRMED_NAME from '@salesforce/schema/Buyer_Note__c.Confirmed_Theme__r.Name';
import CONFIRMED_THEME from '@salesforce/schema/Buyer_Note__c.Confirmed_Theme__c';
import CONTACT from '@salesforce/schema/Buyer_Note__c.Contact__c';
import CONTACT_NAME from '@salesforce/schema/Buyer_Note__c.Contact__r.Name';
import CONTACT_TITLE from '@salesforce/schema/Buyer_Note__c.Contact__r.Title';
import CREATED_DATE from '@salesforce/schema/Buyer_Note__c.CreatedDate';
import DEAL_ACCOUNT from '@salesforce/schema/Buyer_Note__c.Opportunity__r.Account.Name';
import DEAL_NAME from '@salesforce/schema/Buyer_Note__c.Opportunity__r.Name';
import FILED_PERSONA from '@salesforce/schema/Buyer_Note__c.Filed_Persona__r.Name';
import HELD_REASON from '@salesforce/schema/Buyer_Note__c.Held_Reason__c';
import LEAD_NAME from '@salesforce/schema/Buyer_Note__c.Lead__r.Name';
import NONE_FITS from '@salesforce/schema/Buyer_Note__c.None_Fits__c';
import PRIVATE from '@salesforce/schema/Buyer_Note__c.Private__c';
import QUESTION from '@salesforce/schema/Buyer_Note__c.Prompt__r.Question__c';
import QUESTION_AREA from '@salesforce/schema/Buyer_Note__c.Prompt__r.Insight_Area__c';
import QUOTE from '@salesforce/schema/Buyer_Note__c.Quote__c';
import SOURCE from '@salesforce/schema/Buyer_Note__c.Source__c';
import STATED_REASON from '@salesforce/schema/Buyer_Note__c.Stated_Reason__c';
import STATUS from '@salesforce/schema/Buyer_Note__c.Status__c';
import THEME from '@salesforce/schema/Buyer_Note__c.Buyer_Theme__c';
import THEME_AREA from '@salesforce/schema/Buyer_Note__c.Buyer_Theme__r.Insight_Area__c';
import THEME_MEANING from '@salesforce/schema/Buyer_Note__c.Buyer_Theme__r.Meaning__c';
import THEME_NAME from '@salesforce/schema/Buyer_Note__c.Buyer_Theme__r.Name';
import TONE from '@salesforce/schema/Buyer_Note__c.Tone__c';
import WITHDRAWN from '@salesforce/schema/Buyer_Note__c.Withdrawn__c';

/** What of a note `getRecord` has to bring. */
export const NOTE_FIELDS = [
  APPROVED_QUOTE,
  ASSET,
  BODY,
  BUYER_PERSONA,
  CONFIRMED_THEME,
  CONTACT,
  CREATED_DATE,
  HELD_REASON,
  NONE_FITS,
  PRIVATE,
  QUOTE,
  SOURCE,
  STATED_REASON,
  STATUS,
  THEME,
  TONE,
  WITHDRAWN,
];

/** What it brings where the rep may read it: a lookup may lead to a record that is not theirs. */
export const PARENT_FIELDS = [
  ACCOUNT_NAME,
  CONFIRMED_NAME,
  CONTACT_NAME,
  CONTACT_TITLE,
  DEAL_ACCOUNT,
  DEAL_NAME,
  FILED_PERSONA,
  LEAD_NAME,
  QUESTION,
  QUESTION_AREA,
  THEME_AREA,
  THEME_MEANING,
  THEME_NAME,
];
