import bringBack from '@salesforce/label/c.Watercooler_Bring_Back';
import choiceNotSaved from '@salesforce/label/c.Watercooler_Choice_Not_Saved';
import edit from '@salesforce/label/c.Watercooler_Edit';
import keepPrivate from '@salesforce/label/c.Watercooler_Keep_Private';
import leaveIt from '@salesforce/label/c.Watercooler_Leave_It';
import shareAgain from '@salesforce/label/c.Watercooler_Share_Again';
import takenBack from '@salesforce/label/c.Watercooler_Taken_Back';
import withdraw from '@salesforce/label/c.Watercooler_Withdraw';
import withdrawAsk from '@salesforce/label/c.Watercooler_Withdraw_Ask';
import withdrawIt from '@salesforce/label/c.Watercooler_Withdraw_It';

export const LABELS = {
  bringBack,
  choiceNotSaved,
  edit,
  keepPrivate,
  leaveIt,
  shareAgain,
  takenBack,
  withdraw,
  withdrawAsk,
  withdrawIt,
};
