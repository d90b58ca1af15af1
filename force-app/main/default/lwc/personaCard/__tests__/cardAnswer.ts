/** What GraphQL gives for the card's two queries, in the platform's own shape. */

type Node = Record<string, unknown>;

function fields(values: Node): Node {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

function connection(nodes: readonly Node[]) {
  return { edges: nodes.map((node) => ({ node })) };
}

export function personaNode(id: string, name: string, values: Node = {}): Node {
  const usual = {
    Key__c: id,
    Name: name,
    Summary__c: `About ${name}.`,
    Status__c: 'draft',
    Buyer_Role__c: null,
    Job_Titles__c: null,
    Released_On__c: '2026-11-01',
  };
  return { Id: id, ...fields({ ...usual, ...values }) };
}

export function roleNode(name: string, title: string, role = '', isPrimary = false): Node {
  return {
    Id: `role-${name}`,
    ...fields({ Role: role, IsPrimary: isPrimary, ContactId: `contact-${name}` }),
    Contact: fields({ Name: name, Title: title }),
  };
}

export const OPERATIONS = personaNode('p1', 'Operations VP', {
  Buyer_Role__c: 'economic-buyer',
  Job_Titles__c: 'VP Operations\nOperations Director',
});
export const SITE = personaNode('p2', 'Site Manager', {
  Buyer_Role__c: 'user-influencer',
  Job_Titles__c: 'Site Manager',
});

export function dealAnswer(roles: readonly Node[], personas: readonly Node[] = [OPERATIONS, SITE]) {
  const deal = {
    Id: '006000000000001AAA',
    ...fields({ StageName: 'Evaluate' }),
    OpportunityContactRoles: connection(roles),
  };
  return {
    uiapi: {
      query: {
        Opportunity: connection([deal]),
        Buyer_Persona__c: connection(personas),
        Watercooler_Status__c: connection([{ Id: 's', ...fields({ K__c: 4 }) }]),
      },
    },
  };
}

export function stageNode(name: string, values: Node = {}): Node {
  const usual = {
    Name: name,
    Buyer_Goal__c: 'See it happen at a site like theirs',
    Sales_Goal__c: 'Agree a baseline in week one',
    Roles__c: 'economic buyer; technical influencer',
    Ask_Next__c: null,
  };
  return { Id: `stage-${name}`, ...fields({ ...usual, ...values }) };
}

export function personaAnswer(cells: readonly Node[], stages: readonly Node[] = []) {
  return {
    uiapi: {
      query: { Persona_Theme__c: connection(cells), Persona_Stage__c: connection(stages) },
    },
  };
}
