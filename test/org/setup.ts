import { z } from 'zod';
import { compileCondition } from './formulas/compile.ts';
import {
  fieldOf,
  objectOf,
  type FieldDefinition,
  type FieldGrant,
  type ObjectDefinition,
  type OrgMetadata,
  type ValidationRule,
} from './metadata/definitions.ts';
import type { Journal } from './records/journal.ts';

const ruleShape = z.object({
  sobject: z.string(),
  name: z.string(),
  /** The rule is broken where this holds. */
  formula: z.string(),
  message: z.string(),
});

/** A validation rule that an administrator adds. */
export type AddedRule = z.infer<typeof ruleShape>;

const keptShape = z.object({
  removedFields: z.array(z.string()),
  fieldGrants: z.record(z.string(), z.object({ read: z.boolean(), edit: z.boolean() })),
  frozenUsers: z.array(z.string()),
  rules: z.array(ruleShape),
});
type Kept = z.infer<typeof keptShape>;

/** What an administrator changes in Setup while the org runs; kept over a restart. */
export interface Setup {
  /** Deletes a field: queries and writes that name it are INVALID_FIELD. What it held stays. */
  removeField(sobject: string, field: string): Promise<void>;
  /** Undeletes a field. */
  restoreField(sobject: string, field: string): Promise<void>;
  /** Sets what a permission set or a profile grants on a field. */
  setFieldPermission(
    granter: string,
    sobject: string,
    field: string,
    grant: FieldGrant,
  ): Promise<void>;
  /** Freezes a user, or thaws them: they cannot sign in, and their sessions end. */
  freezeUser(userId: string, isFrozen: boolean): Promise<void>;
  /** Adds a validation rule, or replaces the one of this name. */
  addValidationRule(rule: AddedRule): Promise<void>;
  removeValidationRule(sobject: string, name: string): Promise<void>;
}

/** What has been changed, for those who enforce it. */
export interface SetupInForce {
  isRemoved(object: ObjectDefinition, field: FieldDefinition): boolean;
  /** What an administrator made of a grant; undefined where it is as the metadata says. */
  fieldGrant(granter: string, path: string): FieldGrant | undefined;
  isFrozen(userId: string): boolean;
  addedRules(sobject: string): readonly ValidationRule[];
}

const settingName = 'setup';
const nothing: Kept = { removedFields: [], fieldGrants: {}, frozenUsers: [], rules: [] };

function without<Entry>(entries: readonly Entry[], gone: Entry): Entry[] {
  return entries.filter((entry) => entry !== gone);
}

/** Takes up what was changed before, and writes further changes down. */
export function createSetup(
  metadata: OrgMetadata,
  journal: Pick<Journal, 'writeSetting'>,
  settings: ReadonlyMap<string, string>,
): Setup & SetupInForce & { onChange(listener: () => void): void } {
  const written = settings.get(settingName);
  let kept = written === undefined ? nothing : keptShape.parse(JSON.parse(written));
  let rules = compiled(kept);
  let tell = (): void => undefined;

  function objectNamed(sobject: string): ObjectDefinition {
    const object = objectOf(metadata, sobject);
    if (object) return object;
    throw new Error(`There is no object ${sobject}.`);
  }

  function pathOf(sobject: string, name: string): string {
    const object = objectNamed(sobject);
    const field = fieldOf(object, name);
    if (field?.isCustom === true) return `${object.name}.${field.name}`;
    throw new Error(`${sobject} has no custom field ${name}.`);
  }

  function compiled({ rules: added }: Kept): Map<string, ValidationRule[]> {
    const bySobject = new Map<string, ValidationRule[]>();
    for (const { sobject, name, formula, message } of added) {
      const isBroken = compileCondition(metadata, objectNamed(sobject), formula);
      const others = bySobject.get(sobject) ?? [];
      bySobject.set(sobject, [...others, { name, message, field: null, isBroken }]);
    }
    return bySobject;
  }

  async function change(next: Partial<Kept>): Promise<void> {
    const all = { ...kept, ...next };
    const nextRules = compiled(all);
    await journal.writeSetting(settingName, JSON.stringify(all));
    kept = all;
    rules = nextRules;
    tell();
  }

  const otherRules = (sobject: string, name: string) =>
    kept.rules.filter((rule) => rule.sobject !== sobject || rule.name !== name);

  return {
    async removeField(sobject, field) {
      const path = pathOf(sobject, field);
      await change({ removedFields: [...without(kept.removedFields, path), path] });
    },
    async restoreField(sobject, field) {
      await change({ removedFields: without(kept.removedFields, pathOf(sobject, field)) });
    },
    async setFieldPermission(granter, sobject, field, { read, edit }) {
      if (!metadata.permissionSets.has(granter) && !metadata.profiles.has(granter)) {
        throw new Error(`There is no permission set or profile ${granter}.`);
      }
      const name = `${granter}: ${pathOf(sobject, field)}`;
      await change({ fieldGrants: { ...kept.fieldGrants, [name]: { read, edit } } });
    },
    async freezeUser(userId, isFrozen) {
      const others = without(kept.frozenUsers, userId);
      await change({ frozenUsers: isFrozen ? [...others, userId] : others });
    },
    async addValidationRule(rule) {
      const sobject = objectNamed(rule.sobject).name;
      await change({ rules: [...otherRules(sobject, rule.name), { ...rule, sobject }] });
    },
    async removeValidationRule(sobject, name) {
      await change({ rules: otherRules(objectNamed(sobject).name, name) });
    },
    isRemoved: (object, field) => kept.removedFields.includes(`${object.name}.${field.name}`),
    fieldGrant: (granter, path) => kept.fieldGrants[`${granter}: ${path}`],
    isFrozen: (userId) => kept.frozenUsers.includes(userId),
    addedRules: (sobject) => rules.get(sobject) ?? [],
    onChange: (listener) => void (tell = listener),
  };
}
