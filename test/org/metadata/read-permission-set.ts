import { basename } from 'node:path';
import { z } from 'zod';
import type { Grants } from './definitions.ts';
import { readXml } from './xml.ts';

const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] });

const permissionSetFile = z.object({
  PermissionSet: z.object({
    label: z.string(),
    description: z.string().default(''),
    objectPermissions: z
      .array(
        z.object({
          object: z.string(),
          allowRead: flag,
          allowCreate: flag,
          allowEdit: flag,
          allowDelete: flag,
          viewAllRecords: flag,
          modifyAllRecords: flag,
        }),
      )
      .default([]),
    fieldPermissions: z
      .array(z.object({ field: z.string(), readable: flag.default(false), editable: flag }))
      .default([]),
    userPermissions: z.array(z.object({ name: z.string(), enabled: flag })).default([]),
    customPermissions: z.array(z.object({ name: z.string(), enabled: flag })).default([]),
  }),
});

function enabledNames(permissions: { name: string; enabled: boolean }[]): Set<string> {
  return new Set(permissions.filter(({ enabled }) => enabled).map(({ name }) => name));
}

/** Reads a `.permissionset-meta.xml` file. */
export function readPermissionSet(path: string): Grants {
  const xml = readXml(path, permissionSetFile).PermissionSet;
  return {
    name: basename(path).replace('.permissionset-meta.xml', ''),
    label: xml.label,
    description: xml.description,
    objects: new Map(
      xml.objectPermissions.map((entry) => [
        entry.object,
        {
          read: entry.allowRead,
          create: entry.allowCreate,
          edit: entry.allowEdit,
          delete: entry.allowDelete,
          viewAll: entry.viewAllRecords,
          modifyAll: entry.modifyAllRecords,
        },
      ]),
    ),
    fields: new Map(
      xml.fieldPermissions.map(({ field, readable, editable }) => [
        field,
        { read: readable || editable, edit: editable },
      ]),
    ),
    userPermissions: enabledNames(xml.userPermissions),
    customPermissions: enabledNames(xml.customPermissions),
  };
}
