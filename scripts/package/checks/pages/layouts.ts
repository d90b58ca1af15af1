import type { Finding } from '../../finding.ts';
import { hasColumn } from '../../source/field-path.ts';
import { allWithin, metadataOf, objectOfLayout, texts } from '../../source/metadata-of.ts';
import type { PackageSource } from '../../source/package-source.ts';
import type { Schema } from '../../source/schema.ts';
import { all, text, type XmlNode } from '../../source/xml.ts';

/** Related lists that the platform brings. */
const platformLists: ReadonlySet<string> = new Set([
  'RelatedActivityList',
  'RelatedHistoryList',
  'RelatedEntityHistoryList',
  'RelatedContentNoteList',
  'RelatedFileList',
]);

/** Page layouts show fields and related lists that exist, and every field that must be filled. */
export function checkLayouts({ metadata, schema }: PackageSource): Finding[] {
  return metadataOf(metadata, 'layout').flatMap(({ name, file, root }) => {
    const object = schema.get(objectOfLayout(name));
    if (!object) {
      return [
        {
          file,
          problem: `is a layout of ${objectOfLayout(name)}, which does not exist`,
          remedy: 'name the file after its object',
        },
      ];
    }
    const shown = allWithin(root, 'layoutItems').flatMap((item) => text(item, 'field') ?? []);
    const unknown = shown
      .filter((field) => !object.fields.has(field))
      .map((field) => ({
        file,
        problem: `shows ${object.name}.${field}, which does not exist`,
        remedy: 'correct it or take it off the layout',
      }));
    const missing = [...object.fields.values()]
      .filter(({ isRequired, isMasterDetail }) => isRequired || isMasterDetail)
      .filter((field) => field.file !== null || field.name === 'Name')
      .filter((field) => !shown.includes(field.name))
      .map((field) => ({
        file,
        problem: `leaves out ${object.name}.${field.name}, which must be filled`,
        remedy: 'put it on the layout; a deploy refuses one without it',
      }));
    const lists = all(root, 'relatedLists').flatMap((list) =>
      checkRelatedList(list, object.name, schema, file),
    );
    return [...unknown, ...missing, ...lists];
  });
}

function checkRelatedList(list: XmlNode, parent: string, schema: Schema, file: string): Finding[] {
  const name = text(list, 'relatedList') ?? '';
  if (platformLists.has(name)) return [];
  const [child = '', lookup = ''] = name.split('.');
  if (schema.get(child)?.fields.get(lookup)?.referenceTo !== parent) {
    return [
      {
        file,
        problem: `lists ${name} below ${parent}, but no such lookup points there`,
        remedy: 'write Child__c.Lookup__c, or remove the list',
      },
    ];
  }
  const columns = [...texts(list, 'fields'), ...texts(list, 'sortField')];
  return columns
    .filter((column) => !hasColumn(schema, child, column))
    .map((column) => ({
      file,
      problem: `lists ${child}.${column}, which does not exist`,
      remedy: 'correct the column',
    }));
}
