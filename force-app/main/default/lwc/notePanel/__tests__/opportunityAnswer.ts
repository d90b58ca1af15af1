/** What GraphQL gives for the panel's two queries, in the platform's own shape. */

type Node = Record<string, unknown>;

function field(value: unknown) {
  return { value };
}

function connection(nodes: readonly Node[]) {
  return { edges: nodes.map((node) => ({ node })) };
}

export function promptNode(id: string, question: string, part: Record<string, unknown> = {}): Node {
  const values = {
    Question__c: question,
    Hint__c: 'Lobby, noise, whiteboards.',
    Insight_Area__c: 'room',
    Stages__c: null,
    Outcome__c: 'any',
    After_Reason__c: null,
    Asked_On__c: 'opportunity',
    ...part,
  };
  const fields = Object.entries(values).map(([name, value]) => [name, field(value)]);
  return { Id: id, ...Object.fromEntries(fields) };
}

export function roleNode(
  contactId: string,
  name: string,
  title: string,
  role: string,
  isPrimary = false,
): Node {
  return {
    Id: `00K${contactId.slice(3)}`,
    Role: field(role),
    IsPrimary: field(isPrimary),
    ContactId: field(contactId),
    Contact: { Name: field(name), Title: field(title) },
  };
}

export function personaNode(id: string, name: string, key = ''): Node {
  return { Id: id, Key__c: field(key), Name: field(name) };
}

export const PROMPTS = [
  promptNode('a0P000000000001AAA', 'What was the place like when you walked in?', {
    Outcome__c: 'open',
    Stages__c: 'Discover;Evaluate',
  }),
  promptNode('a0P000000000003AAA', 'What would have made them choose us?', {
    Outcome__c: 'lost',
    Insight_Area__c: 'stops',
  }),
  promptNode('a0P000000000002AAA', 'Which small detail told you most about this buyer?'),
];

export const ROLES = [
  roleNode('003000000000001AAA', 'Colin Tranter', 'DC Manager', 'user influencer', true),
  roleNode('003000000000002AAA', 'Pete Marsh', 'IT Lead', 'technical influencer'),
];

export const PERSONAS = [
  personaNode('a0D000000000001AAA', 'IT Integration Lead', 'ITL'),
  personaNode('a0D000000000002AAA', 'Operations VP', 'OV'),
  personaNode('a0D000000000009AAA', 'Buyers in general', 'buyers-in-general'),
];

/** The whole answer; a part that is given replaces the usual one. */
export function opportunityAnswer(
  part: {
    id?: string;
    stage?: string;
    isClosed?: boolean;
    isWon?: boolean;
    roles?: readonly Node[];
    personas?: readonly Node[];
    prompts?: readonly Node[];
    status?: readonly Node[];
    noteCount?: number;
  } = {},
) {
  const opportunity = {
    Id: part.id ?? '006000000000001AAA',
    StageName: { value: part.stage ?? 'Evaluate' },
    IsClosed: field(part.isClosed ?? false),
    IsWon: field(part.isWon ?? false),
    Account: { Name: field('Bramley Chilled') },
    Owner: { Name: field('Gareth Pell') },
    OpportunityContactRoles: connection(part.roles ?? ROLES),
  };
  return {
    uiapi: {
      query: {
        Opportunity: connection([opportunity]),
        Note_Prompt__c: connection(part.prompts ?? PROMPTS),
        Buyer_Persona__c: connection(part.personas ?? PERSONAS),
        Buyer_Note__c: { ...connection([]), totalCount: part.noteCount ?? 0 },
        Watercooler_Status__c: connection(part.status ?? []),
        User: connection([{ Id: '005000000000001AAA', Name: field('Tamsin Okafor') }]),
      },
    },
  };
}
