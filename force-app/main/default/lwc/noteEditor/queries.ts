import { gql } from 'lightning/graphql';

/** The kinds of buyer to choose from. */
export const PERSONAS = gql`
  query watercoolerPersonas {
    uiapi {
      query {
        Buyer_Persona__c(
          where: { Status__c: { ne: "retired" } }
          orderBy: { Name: { order: ASC } }
          first: 50
        ) {
          edges {
            node {
              Id
              Key__c {
                value
              }
              Name {
                value
              }
            }
          }
        }
      }
    }
  }
`;
