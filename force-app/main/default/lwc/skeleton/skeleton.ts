import { LightningElement } from 'lwc';
import loading from '@salesforce/label/c.Watercooler_Loading';

/** What stands in for a panel or a page until its first answer comes. */
export default class Skeleton extends LightningElement {
  label = loading;
}
