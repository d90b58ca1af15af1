export interface Option {
  readonly id: string;
  readonly name: string;
  /** The additional field that the picker shows under the name; empty if none. */
  readonly extra: string;
}

/** The records of a GraphQL answer; none if it is anything else. */
export function optionsIn(answer: unknown, objectApiName: string, extraField: string): Option[] {
  const edges = ['data', 'uiapi', 'query', objectApiName, 'edges'].reduce(member, answer);
  if (!Array.isArray(edges)) return [];
  return edges.map((edge) => {
    const node = member(edge, 'node');
    const text = (field: string) => String(member(member(node, field), 'value') ?? '');
    return {
      id: String(member(node, 'Id')),
      name: text('Name'),
      extra: extraField ? text(extraField) : '',
    };
  });
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
