// The stub's `gql` gives undefined, which would make all queries of a component look the same.
const { gql } = require('lightning/graphql');

gql.mockImplementation((words) => words.join(''));
