import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { standardObjects } from '../standard-objects/all.ts';
import type { DeclaredObject } from '../standard-objects/declare.ts';
import { declareProfiles } from '../standard-objects/profiles.ts';
import type { ChildRelationship, ObjectDefinition, OrgMetadata } from './definitions.ts';
import { readLayouts } from './read-layouts.ts';
import { readListViews } from './read-list-views.ts';
import { readCustomObject, readFields } from './read-object.ts';
import { readPermissionSet } from './read-permission-set.ts';
import { readValidationRules } from './read-validation-rules.ts';
import { filesOf, readXml } from './xml.ts';

const labelsFile = z.object({
  CustomLabels: z.object({
    labels: z.array(z.object({ fullName: z.string(), value: z.string() })).default([]),
  }),
});

function declaredObjects(metadataFolder: string): DeclaredObject[] {
  const objects = new Map(standardObjects.map((object) => [object.name, object]));
  const folder = join(metadataFolder, 'objects');
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const standard = objects.get(name);
    const path = join(folder, name);
    objects.set(
      name,
      standard
        ? { ...standard, fields: [...standard.fields, ...readFields(path)] }
        : readCustomObject(path, name),
    );
  }
  return [...objects.values()];
}

function withChildren(declared: readonly DeclaredObject[]): Map<string, ObjectDefinition> {
  const prefixes = new Map<string, string>();
  const children = new Map<string, ChildRelationship[]>();
  for (const { name, keyPrefix, fields } of declared) {
    const other = prefixes.get(keyPrefix);
    if (other !== undefined) throw new Error(`${name} and ${other} share the prefix ${keyPrefix}.`);
    prefixes.set(keyPrefix, name);
    for (const field of fields) {
      for (const parent of field.referenceTo) {
        if (!declared.some((object) => object.name === parent)) {
          throw new Error(`${name}.${field.name} refers to ${parent}, which does not exist.`);
        }
        if (field.childRelationshipName === null) continue;
        const list = children.get(parent) ?? [];
        list.push({ name: field.childRelationshipName, childObject: name, field: field.name });
        children.set(parent, list);
      }
    }
  }
  return new Map(
    declared.map((object) => [
      object.name,
      {
        ...object,
        fields: new Map(object.fields.map((field) => [field.name, field])),
        childRelationships: children.get(object.name) ?? [],
      },
    ]),
  );
}

/** Reads the org's whole metadata from a force-app folder; throws on what it could not enforce. */
export function loadMetadata(metadataFolder: string): OrgMetadata {
  const objects = withChildren(declaredObjects(metadataFolder));
  const permissionSets = new Map(
    filesOf(join(metadataFolder, 'permissionsets'), '.permissionset-meta.xml')
      .map(readPermissionSet)
      .map((grants) => [grants.name, grants]),
  );
  const labels = filesOf(join(metadataFolder, 'labels'), '.labels-meta.xml').flatMap((path) =>
    readXml(path, labelsFile).CustomLabels.labels.map((label): [string, string] => [
      label.fullName,
      label.value,
    ]),
  );
  const customPermissions = new Set(
    filesOf(join(metadataFolder, 'customPermissions'), '.customPermission-meta.xml').map((path) =>
      basename(path, '.customPermission-meta.xml'),
    ),
  );
  const ground = { objects, customPermissions };
  const validationRules = new Map(
    [...objects.values()].map((object) => [
      object.name,
      readValidationRules(join(metadataFolder, 'objects', object.name), object, ground),
    ]),
  );
  const listViews = new Map(
    [...objects.values()].map((object) => [
      object.name,
      readListViews(join(metadataFolder, 'objects', object.name), object, objects),
    ]),
  );
  return {
    objects,
    validationRules,
    listViews,
    layouts: readLayouts(join(metadataFolder, 'layouts'), objects),
    customPermissions,
    permissionSets,
    profiles: declareProfiles(objects, permissionSets),
    labels: new Map(labels),
  };
}
