import type { CodebookRows } from '../../service/src/salesforce/codebook-rows.ts';
import { insightAreas } from '../../service/src/notes/note.ts';
import { idOf } from './made-up-org.ts';
import type { NoteMaterial } from './note-material.ts';

const unsaid = {
  Summary__c: null,
  Segment__c: null,
  Market__c: null,
  Territory__c: null,
  Responsibility__c: null,
  Goals__c: null,
  Activities__c: null,
  Gaps__c: null,
  Buyer_Role__c: null,
  Receptivity__c: null,
  Image__c: null,
  Image_Licence__c: null,
  Image_Alt__c: null,
  Persona_Stages__r: null,
} as const;

/** The sample's themes, a prompt for each area, and three personas with titles. */
export function makeUpCodebook({ themes }: NoteMaterial): CodebookRows {
  return {
    prompts: insightAreas.map((area, at) => ({
      Id: idOf('a01', at),
      Key__c: area,
      Insight_Area__c: area,
    })),
    themes: themes.map((theme, at) => ({
      Id: idOf('a02', at),
      Key__c: theme.key,
      Name: theme.label,
      Insight_Area__c: theme.area,
      Meaning__c: theme.meaning,
      Examples__c: [...theme.examples],
      Status__c: 'active',
      Hidden__c: false,
      Merged_Into__c: null,
      Terms__c: [],
      Response__c: null,
      What_Works__c: null,
    })),
    personas: ['operations', 'finance', 'it'].map((key, at) => ({
      ...unsaid,
      Id: idOf('a03', at),
      Key__c: key,
      Name: key,
      Job_Titles__c: [key, `head of ${key}`],
      Status__c: 'draft',
    })),
  };
}
