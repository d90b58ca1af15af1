import type { Value } from '../rows.ts';
import { stages } from './stages.ts';

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function fullName(fields: Readonly<Record<string, Value>>): Record<string, Value> {
  return { Name: `${text(fields.FirstName)} ${text(fields.LastName)}`.trim() };
}

const derivations: Readonly<
  Record<string, (fields: Readonly<Record<string, Value>>) => Record<string, Value>>
> = {
  User: fullName,
  Contact: fullName,
  Lead: fullName,
  Opportunity: ({ StageName }) => {
    const stage = stages.find(({ name }) => name === StageName);
    return { IsClosed: stage?.isClosed ?? false, IsWon: stage?.isWon ?? false };
  },
};

/** The fields of a standard object that follow from its other fields. */
export function derivedFields(
  sobject: string,
  fields: Readonly<Record<string, Value>>,
): Record<string, Value> {
  return derivations[sobject]?.(fields) ?? {};
}
