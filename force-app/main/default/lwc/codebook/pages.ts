function inside(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** Where the next page of an object's records starts; empty if this was the last. */
export function nextPageAfter(data: unknown, object: string): string {
  const path = ['uiapi', 'query', object, 'pageInfo'];
  const pageInfo = path.reduce<unknown>(inside, data);
  const cursor = inside(pageInfo, 'endCursor');
  return inside(pageInfo, 'hasNextPage') === true && typeof cursor === 'string' ? cursor : '';
}
