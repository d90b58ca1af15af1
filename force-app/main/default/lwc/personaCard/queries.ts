import { gql } from 'lightning/graphql';

/** Who is met on this deal, at which stage, and the personas they may be like; in one request. */
export const CARD_DEAL = gql`
  query watercoolerCardDeal($id: ID) {
    uiapi {
      query {
        Opportunity(where: { Id: { eq: $id } }, first: 1) {
          edges {
            node {
              Id
              StageName {
                value
              }
              OpportunityContactRoles(first: 20) @optional {
                edges {
                  node {
                    Id
                    Role {
                      value
                    }
                    IsPrimary {
                      value
                    }
                    ContactId {
                      value
                    }
                    Contact {
                      Name {
                        value
                      }
                      Title {
                        value
                      }
                    }
                  }
                }
              }
            }
          }
        }
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
              Summary__c {
                value
              }
              Status__c {
                value
              }
              Buyer_Role__c {
                value
              }
              Job_Titles__c {
                value
              }
              Released_On__c {
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

/** What is released about one persona, and what people expect of it at each stage. */
export const CARD_PERSONA = gql`
  query watercoolerCardPersona($id: ID) {
    uiapi {
      query {
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
        Persona_Stage__c(where: { Buyer_Persona__c: { eq: $id } }, first: 50) {
          edges {
            node {
              Id
              Name {
                value
              }
              Buyer_Goal__c {
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
      }
    }
  }
`;
