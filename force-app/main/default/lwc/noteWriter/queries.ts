import { gql } from 'lightning/graphql';

/** Finds the note that an earlier, seemingly failed save of the same draft left behind. */
export const NOTE_BY_CLIENT_KEY = gql`
  query watercoolerNoteByKey($clientKey: String) {
    uiapi {
      query {
        Buyer_Note__c(where: { Client_Key__c: { eq: $clientKey } }, first: 1) {
          edges {
            node {
              Id
            }
          }
        }
      }
    }
  }
`;
