import type { ObjectDefinition, OrgMetadata } from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { SetupInForce } from '../setup.ts';
import type { UserAccess } from '../security/access.ts';
import type { Draft } from './draft.ts';

type Fields = Readonly<Record<string, Value>>;

/**
 * The object's active validation rules hold for a record about to be saved. Rules see every field,
 * whatever the user may; all that are broken are told at once, as the platform does.
 */
export function requireValid(
  {
    metadata,
    setup,
    user,
    draft,
  }: { metadata: OrgMetadata; setup: SetupInForce; user: UserAccess; draft: Draft },
  object: ObjectDefinition,
  fields: Fields,
  prior: Fields | null,
): void {
  const scope = {
    fields,
    prior,
    recordOf: (id: string) => draft.get(id)?.fields,
    hasCustomPermission: (name: string) => user.hasCustom(name),
  };
  const rules = [
    ...(metadata.validationRules.get(object.name) ?? []),
    ...setup.addedRules(object.name),
  ];
  const broken = rules.filter((rule) => rule.isBroken(scope));
  const [first, ...others] = broken.map(({ message, field }) => ({
    errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message,
    fields: field === null ? [] : [field],
    status: 400,
  }));
  if (!first) return;
  throw new SalesforceError(first.errorCode, first.message, { ...first, others });
}
