/** What GraphQL gives for the page's query, in the platform's own shape. */

type Node = Record<string, unknown>;

function fieldsOf(values: Readonly<Record<string, unknown>>): Node {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

let nextId = 0;

function newId(prefix: string): string {
  nextId += 1;
  return `${prefix}${String(nextId).padStart(12, '0')}AAA`;
}

/** A published cell of the given theme; parts that are given replace the usual ones. */
export function cellNode(name: string, cell: Node = {}, theme: Node = {}): Node {
  return {
    Id: newId('a0C'),
    ...fieldsOf({
      Contributors__c: '5+',
      Lost_Share__c: null,
      Trend__c: 'steady',
      Quotes__c: null,
      ...cell,
    }),
    Buyer_Theme__r: {
      Id: newId('a0T'),
      ...fieldsOf({
        Name: name,
        Insight_Area__c: 'stops',
        Meaning__c: `What ${name} means.`,
        Pinned__c: false,
        Hidden__c: false,
        Response__c: null,
        What_Works__c: null,
        ...theme,
      }),
    },
  };
}

/** A cell that is withheld: the row stays, all of it blank. */
export function withheldNode(): Node {
  return {
    Id: newId('a0C'),
    ...fieldsOf({
      Contributors__c: null,
      Lost_Share__c: null,
      Trend__c: null,
      Quotes__c: null,
    }),
    Buyer_Theme__r: null,
  };
}

/** A released row of stated against underlying reason. */
export function reasonNode(stated: string, theme: string, reason: Node = {}, of: Node = {}): Node {
  return {
    Id: newId('a0R'),
    ...fieldsOf({
      Stated_Reason__c: stated,
      Contributors__c: '5+',
      ...reason,
    }),
    Buyer_Theme__r: {
      Id: newId('a0T'),
      ...fieldsOf({ Name: theme, Hidden__c: false, ...of }),
    },
  };
}

/** A stage of a roadmap; what is not given is blank. */
export function stageNode(name: string, order: number | null, values: Node = {}): Node {
  return {
    Id: newId('a0G'),
    ...fieldsOf({
      Name: name,
      Order__c: order,
      Buyer_Goal__c: null,
      Marketing_Goal__c: null,
      Sales_Goal__c: null,
      Roles__c: null,
      Ask_Next__c: null,
      ...values,
    }),
  };
}

export function statusNode(values: Node = {}): Node {
  return {
    Id: newId('a0S'),
    ...fieldsOf({
      K__c: 3,
      Calendar__c: 'monthly',
      Release_Interval_Seconds__c: null,
      ...values,
    }),
  };
}

/** A persona as people first write it; parts that are given replace the usual ones. */
export function personaNode(values: Node = {}, owners: Node = {}): Node {
  return {
    Id: 'a0D000000000001AAA',
    ...fieldsOf({
      Name: 'IT Integration Lead',
      Key__c: 'it-integration-lead',
      Summary__c: 'Keeps the systems talking.',
      Segment__c: 'Food and beverage',
      Territory__c: 'North, South',
      Status__c: 'draft',
      Released_On__c: '2026-11-01',
      ...values,
    }),
    Sales_Owner__r: null,
    Marketing_Owner__r: null,
    ...owners,
  };
}

export interface PersonaParts {
  readonly cells?: readonly Node[];
  readonly reasons?: readonly Node[];
  readonly stages?: readonly Node[];
  readonly status?: readonly Node[];
  readonly personas?: readonly Node[];
}

export function personaAnswer({
  cells = [],
  reasons = [],
  stages = [],
  status = [statusNode()],
  personas = [personaNode()],
}: PersonaParts = {}) {
  const connection = (nodes: readonly Node[]) => ({ edges: nodes.map((node) => ({ node })) });
  return {
    uiapi: {
      query: {
        Buyer_Persona__c: connection(personas),
        Persona_Theme__c: connection(cells),
        Persona_Reason__c: connection(reasons),
        Persona_Stage__c: connection(stages),
        Watercooler_Status__c: connection(status),
      },
    },
  };
}
