import { idOf, linesOf, numberOf, rowsOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import type { KnownName } from 'c/knownNames';
import type { Persona } from 'c/noteForm';
import { stagesIn } from './promptChoice';
import type { Prompt } from './promptChoice';

/** The persona that collects notes no other persona has; the service fills it, reps do not pick it. */
const RESERVED_PERSONA = 'buyers-in-general';

/** Who can read notes in this org, as the status record tells it. */
export interface Readers {
  /** How many reps must have noticed the same; null if the org does not say. */
  readonly k: number | null;
  /** Who can read the notes of others, in plain words, one a line. */
  readonly names: readonly string[];
  /** When that was checked, as an ISO moment; empty if it never was. */
  readonly checkedOn: string;
}

/** What the panel needs to know about the org, whatever record it stands on. */
export interface PanelSetup {
  /** Every question there is; which of them fit is the record's to say. */
  readonly prompts: readonly Prompt[];
  readonly personas: readonly Persona[];
  readonly readers: Readers;
  /** The rep's own name, to be struck out of the text. */
  readonly names: readonly KnownName[];
}

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
    order: numberOf(row, 'Order__c') ?? Number.MAX_SAFE_INTEGER,
  };
}

/** The answer to the setup's query. */
export function panelSetupFrom(data: unknown): PanelSetup {
  const [status] = rowsOf(data, 'Watercooler_Status__c');
  return {
    prompts: rowsOf(data, 'Note_Prompt__c').map(promptFrom),
    personas: rowsOf(data, 'Buyer_Persona__c')
      .filter((row) => textOf(row, 'Key__c') !== RESERVED_PERSONA)
      .map((row) => ({ id: idOf(row), name: textOf(row, 'Name') })),
    readers: {
      k: status ? numberOf(status, 'K__c') : null,
      names: status ? linesOf(status, 'Note_Readers__c') : [],
      checkedOn: status ? textOf(status, 'Note_Readers_Checked_On__c') : '',
    },
    names: rowsOf(data, 'User').map((row) => ({ role: 'colleague', name: textOf(row, 'Name') })),
  };
}
