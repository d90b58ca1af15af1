import { idOf, linesOf, numberOf, rowsOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import type { PanelSetup, Prompt } from 'c/noteWriter';
import { isReserved } from 'c/reservedPersona';
import { stagesIn } from './promptChoice';

function promptFrom(row: Row): Prompt {
  return {
    id: idOf(row),
    question: textOf(row, 'Question__c'),
    hint: textOf(row, 'Hint__c'),
    area: textOf(row, 'Insight_Area__c'),
    stages: stagesIn(textOf(row, 'Stages__c')),
    outcome: textOf(row, 'Outcome__c'),
    afterReason: textOf(row, 'After_Reason__c'),
    askedOn: textOf(row, 'Asked_On__c'),
  };
}

/** The answer to the setup's query. */
export function panelSetupFrom(data: unknown): PanelSetup {
  const [status] = rowsOf(data, 'Watercooler_Status__c');
  return {
    prompts: rowsOf(data, 'Note_Prompt__c').map(promptFrom),
    personas: rowsOf(data, 'Buyer_Persona__c')
      .filter((row) => !isReserved(row))
      .map((row) => ({ id: idOf(row), name: textOf(row, 'Name') })),
    readers: {
      k: status ? numberOf(status, 'K__c') : null,
      names: status ? linesOf(status, 'Note_Readers__c') : [],
      checkedOn: status ? textOf(status, 'Note_Readers_Checked_On__c') : '',
    },
    names: rowsOf(data, 'User').map((row) => ({ role: 'colleague', name: textOf(row, 'Name') })),
  };
}
