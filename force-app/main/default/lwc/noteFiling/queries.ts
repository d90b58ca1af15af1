import { gql } from 'lightning/graphql';

/** The codebook, asked for only once a rep wants to choose from it. */
export const ACTIVE_THEMES = gql`
  query watercoolerThemes {
    uiapi {
      query {
        Buyer_Theme__c(
          where: { Status__c: { eq: "active" } }
          orderBy: { Name: { order: ASC } }
          first: 500
        ) {
          edges {
            node {
              Id
              Name {
                value
              }
              Insight_Area__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
