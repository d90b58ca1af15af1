import type { Theme } from 'c/codebookRules';

/** A theme as GraphQL answers it. */
export function themeNode(theme: Theme, given: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    Id: theme.id,
    Key__c: { value: theme.key },
    Name: { value: theme.name },
    Insight_Area__c: { value: theme.area },
    Meaning__c: { value: theme.meaning || null },
    Examples__c: { value: theme.examples.join('\n') || null },
    Status__c: { value: theme.status },
    Merged_Into__c: { value: theme.mergedInto || null },
    Pinned__c: { value: theme.isPinned },
    Hidden__c: { value: theme.isHidden },
    Response__c: { value: theme.response || null },
    What_Works__c: { value: theme.whatWorks || null },
    Terms__c: { value: theme.terms.join(', ') || null },
    LastModifiedDate: { value: theme.modifiedAt },
    LastModifiedBy: { Id: '005000000000001AAA', Name: { value: theme.modifiedBy } },
    ...given,
  };
}

interface Extras {
  readonly status?: Readonly<Record<string, unknown>>;
  readonly nextPage?: string;
}

/** A page of the codebook as GraphQL answers it. */
export function answerOf(nodes: readonly unknown[], { status, nextPage }: Extras = {}): unknown {
  const values = Object.entries(status ?? {}).map(([name, value]) => [name, { value }]);
  return {
    uiapi: {
      query: {
        Buyer_Theme__c: {
          edges: nodes.map((node) => ({ node })),
          pageInfo: { hasNextPage: nextPage !== undefined, endCursor: nextPage ?? null },
        },
        Watercooler_Status__c: {
          edges: status ? [{ node: { Id: 's', ...Object.fromEntries(values) } }] : [],
        },
      },
    },
  };
}
