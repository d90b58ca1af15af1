import { expect } from 'vitest';
import { z } from 'zod';
import type { Session } from '../../org.ts';
import type { ExampleOrg } from '../example-org.ts';

const answer = z.object({ data: z.unknown(), errors: z.array(z.object({ message: z.string() })) });
const contactNames = z.object({
  Contact: z.object({
    edges: z.array(z.object({ node: z.object({ Name: z.object({ value: z.string() }) }) })),
  }),
});

export type Answer = z.infer<typeof answer>;

/** Asks an example org's GraphQL, for its tests. */
export class Asker {
  readonly #example: ExampleOrg;

  constructor(example: ExampleOrg) {
    this.#example = example;
  }

  async as(
    session: Session,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer> {
    const body = { query, variables };
    const path = '/services/data/v66.0/graphql';
    const response = await this.#example.ask(session, 'POST', path, body);
    expect(response.status).toBe(200);
    return answer.parse(response.body);
  }

  /** Asks for lists as the rep, in the UI API's wrapping. */
  asRep(selection: string, variables?: Record<string, unknown>, declared = ''): Promise<Answer> {
    const query = `query test${declared} { uiapi { query { ${selection} } } }`;
    return this.as(this.#example.rep, query, variables);
  }

  /** The names of the contacts that the arguments of the list select. */
  async contacts(
    args: string,
    variables?: Record<string, unknown>,
    declared?: string,
  ): Promise<string[]> {
    const selection = `Contact${args} { edges { node { Name { value } } } }`;
    const { data, errors } = await this.asRep(selection, variables, declared);
    expect(errors).toEqual([]);
    const { edges } = contactNames.parse(found(data)).Contact;
    return edges.map(({ node }) => node.Name.value);
  }
}

/** What an answer holds below `uiapi.query`. */
export function found(data: unknown): unknown {
  return z.object({ uiapi: z.object({ query: z.unknown() }) }).parse(data).uiapi.query;
}
