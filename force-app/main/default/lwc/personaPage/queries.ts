import { gql } from 'lightning/graphql';

/** A persona, its released cells and the calendar, in one request. */
export const PERSONA_PAGE = gql`
  query watercoolerPersona($id: ID) {
    uiapi {
      query {
        Buyer_Persona__c(where: { Id: { eq: $id } }, first: 1) {
          edges {
            node {
              Id
              Name {
                value
              }
              Summary__c {
                value
              }
              Segment__c {
                value
              }
              Territory__c {
                value
              }
              Status__c {
                value
              }
              Released_On__c {
                value
              }
            }
          }
        }
        Persona_Theme__c(where: { Buyer_Persona__c: { eq: $id } }, first: 500) {
          edges {
            node {
              Id
              Contributors__c {
                value
              }
              Deals__c {
                value
              }
              Lost_Share__c {
                value
              }
              Trend__c {
                value
              }
              Quotes__c {
                value
              }
              Buyer_Theme__r {
                Id
                Name {
                  value
                }
                Insight_Area__c {
                  value
                }
                Meaning__c {
                  value
                }
                Pinned__c {
                  value
                }
                Hidden__c {
                  value
                }
                Response__c {
                  value
                }
                What_Works__c {
                  value
                }
              }
            }
          }
        }
        Watercooler_Status__c(first: 1) {
          edges {
            node {
              Id
              K__c {
                value
              }
              Calendar__c {
                value
              }
              Release_Interval_Seconds__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
