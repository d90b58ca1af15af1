import { component, probe, query, type PlantedFault } from './fault.ts';

const operation = `${probe}: the GraphQL operation probe`;
const correct = 'correct the query, or add the field to the package';

/** Faults in what a `gql` template asks for. */
export const graphqlFaults: readonly PlantedFault[] = [
  {
    what: 'an object in GraphQL that does not exist',
    plant: query('Buyer_Notes__c(first: 1) { edges { node { Id } } }'),
    says: `${operation} asks for Buyer_Notes__c, which does not exist: ${correct}`,
  },
  {
    what: 'a field in GraphQL that does not exist',
    plant: query('Buyer_Note__c(first: 1) { edges { node { Tome__c { value } } } }'),
    says: `${operation} asks Buyer_Note__c for Tome__c, which does not exist: ${correct}`,
  },
  {
    what: 'a field of a parent that does not exist',
    plant: query(
      'Buyer_Note__c(first: 1) { edges { node { Prompt__r { Kwestion__c { value } } } } }',
    ),
    says: `${operation} asks Note_Prompt__c for Kwestion__c, which does not exist: ${correct}`,
  },
  {
    what: 'a field of a child that does not exist',
    plant: query(
      'Buyer_Persona__c(first: 1) { edges { node { Persona_Themes__r(first: 9) { edges { node { Band__c { value } } } } } } }',
    ),
    says: `${operation} asks Persona_Theme__c for Band__c, which does not exist: ${correct}`,
  },
  {
    what: 'a standard field that does not exist',
    plant: query('Opportunity(first: 1) { edges { node { Stage { value } } } }'),
    says: `${operation} asks Opportunity for Stage, which does not exist: ${correct}`,
  },
  {
    what: 'a filter on a field that does not exist',
    plant: query(
      'Buyer_Note__c(first: 1, where: { and: [{ Oportunity__c: { eq: $id } }] }) { edges { node { Id } } }',
    ),
    says: `${operation} names Buyer_Note__c.Oportunity__c, which does not exist: ${correct}`,
  },
  {
    what: 'an order by a field that does not exist',
    plant: query(
      'Buyer_Note__c(first: 1, orderBy: { Made_On__c: { order: DESC } }) { edges { node { Id } } }',
    ),
    says: `${operation} names Buyer_Note__c.Made_On__c, which does not exist: ${correct}`,
  },
  {
    what: 'a connection that would get ten rows only',
    plant: query('Buyer_Note__c { edges { node { Id } } }'),
    says: `${operation} asks for Buyer_Note__c without first, so it would get ten rows: ${correct}`,
  },
  {
    what: 'a mutation that sets a field that does not exist',
    plant: component(
      'const M = gql`mutation probe($x: String) { uiapi { Buyer_Note__cCreate(input: { Buyer_Note__c: { Bodie__c: $x } }) { Record { Id } } } }`;\n',
    ),
    says: `${operation} sets Buyer_Note__c.Bodie__c, which does not exist: ${correct}`,
  },
  {
    what: 'a query that interpolates',
    plant: component('const id = 1;\nconst Q = gql`query probe { uiapi { query ${id} } }`;\n'),
    says: `${probe}: a gql template interpolates: pass what changes as a variable: interpolation invites injection`,
  },
];
