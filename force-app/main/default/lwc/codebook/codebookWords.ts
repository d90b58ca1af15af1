import codebook from '@salesforce/label/c.Watercooler_Codebook';
import empty from '@salesforce/label/c.Watercooler_Codebook_Empty';
import intro from '@salesforce/label/c.Watercooler_Codebook_Intro';
import notLoaded from '@salesforce/label/c.Watercooler_Codebook_Not_Loaded';
import readOnly from '@salesforce/label/c.Watercooler_Codebook_Read_Only';
import tryAgain from '@salesforce/label/c.Watercooler_Try_Again';

export const LABELS = { codebook, empty, intro, notLoaded, readOnly, tryAgain };
