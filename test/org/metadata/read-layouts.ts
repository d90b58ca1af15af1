import { basename } from 'node:path';
import { z } from 'zod';
import type { LayoutSection, ObjectDefinition } from './definitions.ts';
import { filesOf, readXml } from './xml.ts';

const ending = '.layout-meta.xml';

const layoutFile = z.object({
  Layout: z.object({
    layoutSections: z.array(
      z.object({
        label: z.string(),
        layoutColumns: z.array(
          z.object({
            layoutItems: z
              .array(
                z.object({
                  behavior: z.enum(['Edit', 'Required', 'Readonly']),
                  // Buttons, blank spaces and the like have no field; the package uses none.
                  field: z.string(),
                }),
              )
              .default([]),
          }),
        ),
      }),
    ),
  }),
});

function readLayout(path: string, object: ObjectDefinition): LayoutSection[] {
  return readXml(path, layoutFile).Layout.layoutSections.map(({ label, layoutColumns }) => ({
    label,
    columns: layoutColumns.map(({ layoutItems }) =>
      layoutItems.map(({ field: name, behavior }) => {
        const field = object.fields.get(name);
        if (!field) throw new Error(`${path}: shows ${name}, which ${object.name} has not.`);
        return { field, behavior };
      }),
    ),
  }));
}

/**
 * Reads the page layouts of a folder, whose files are named `<object>-<layout>`. Which of several
 * layouts a profile sees is nothing the stand-in org knows: a second one for an object throws.
 */
export function readLayouts(
  folder: string,
  objects: ReadonlyMap<string, ObjectDefinition>,
): Map<string, readonly LayoutSection[]> {
  const layouts = new Map<string, readonly LayoutSection[]>();
  for (const path of filesOf(folder, ending)) {
    const [name = ''] = basename(path, ending).split('-');
    const object = objects.get(name);
    if (!object) throw new Error(`${path}: lays out ${name}, which does not exist.`);
    if (layouts.has(name)) throw new Error(`${path}: is a second layout of ${name}.`);
    layouts.set(name, readLayout(path, object));
  }
  return layouts;
}
