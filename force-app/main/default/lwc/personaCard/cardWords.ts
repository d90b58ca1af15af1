import agreed from '@salesforce/label/c.Watercooler_Card_Agreed';
import askNext from '@salesforce/label/c.Watercooler_Card_Ask_Next';
import buyersLike from '@salesforce/label/c.Watercooler_Card_Buyers_Like';
import goalNow from '@salesforce/label/c.Watercooler_Card_Goal_Now';
import inTheRoom from '@salesforce/label/c.Watercooler_Card_In_The_Room';
import noneMatches from '@salesforce/label/c.Watercooler_Card_None_Matches';
import noPersonas from '@salesforce/label/c.Watercooler_Card_No_Personas';
import noRole from '@salesforce/label/c.Watercooler_Card_No_Role';
import notAgreed from '@salesforce/label/c.Watercooler_Card_Not_Agreed';
import notLoaded from '@salesforce/label/c.Watercooler_Card_Not_Loaded';
import open from '@salesforce/label/c.Watercooler_Card_Open';
import pickAnother from '@salesforce/label/c.Watercooler_Card_Pick_Another';
import pinned from '@salesforce/label/c.Watercooler_Codebook_Pinned';
import released from '@salesforce/label/c.Watercooler_Card_Released';
import repsWords from '@salesforce/label/c.Watercooler_Card_Reps_Words';
import roleHint from '@salesforce/label/c.Watercooler_Card_Role_Hint';
import stopsFirst from '@salesforce/label/c.Watercooler_Card_Stops_First';
import thin from '@salesforce/label/c.Watercooler_Card_Thin';
import title from '@salesforce/label/c.Watercooler_Card_Title';
import tryAgain from '@salesforce/label/c.Watercooler_Try_Again';
import who from '@salesforce/label/c.Watercooler_Card_Who';
import worked from '@salesforce/label/c.Watercooler_What_Works';

export const LABELS = {
  agreed,
  askNext,
  buyersLike,
  goalNow,
  inTheRoom,
  noneMatches,
  noPersonas,
  noRole,
  notAgreed,
  notLoaded,
  open,
  pickAnother,
  pinned,
  released,
  repsWords,
  roleHint,
  stopsFirst,
  thin,
  title,
  tryAgain,
  who,
  worked,
};
