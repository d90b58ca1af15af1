import { gql } from 'lightning/graphql';

/** A persona, all that is released of it, its roadmap and the calendar, in one request. */
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
              Key__c {
                value
              }
              Summary__c {
                value
              }
              Segment__c {
                value
              }
              Market__c {
                value
              }
              Territory__c {
                value
              }
              Receptivity__c {
                value
                displayValue
              }
              Sales_Owner__r {
                Id
                Name {
                  value
                }
              }
              Marketing_Owner__r {
                Id
                Name {
                  value
                }
              }
              Status__c {
                value
              }
              Released_On__c {
                value
              }
              Image__c {
                value
              }
              Image_Alt__c {
                value
              }
              Image_Licence__c {
                value
              }
              Responsibility__c {
                value
              }
              Goals__c {
                value
              }
              Activities__c {
                value
              }
              Gaps__c {
                value
              }
              Buyer_Role__c {
                value
                displayValue
              }
              Job_Titles__c {
                value
              }
              Story__c {
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
                Key__c {
                  value
                }
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
        Persona_Reason__c(where: { Buyer_Persona__c: { eq: $id } }, first: 500) {
          edges {
            node {
              Id
              Stated_Reason__c {
                value
              }
              Contributors__c {
                value
              }
              Buyer_Theme__r {
                Id
                Name {
                  value
                }
                Hidden__c {
                  value
                }
              }
            }
          }
        }
        Persona_Stage__c(where: { Buyer_Persona__c: { eq: $id } }, first: 100) {
          edges {
            node {
              Id
              Name {
                value
              }
              Order__c {
                value
              }
              Buyer_Goal__c {
                value
              }
              Marketing_Goal__c {
                value
              }
              Sales_Goal__c {
                value
              }
              Roles__c {
                value
              }
              Ask_Next__c {
                value
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
