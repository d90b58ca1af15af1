import type { Finding } from '../../finding.ts';
import { hasColumn, hasField } from '../../source/field-path.ts';
import { metadataOf, objectOf, texts, textsBelow } from '../../source/metadata-of.ts';
import type { PackageSource } from '../../source/package-source.ts';
import { all, text } from '../../source/xml.ts';

/** The parts of a search layout that name columns. */
const searchColumns = [
  'customTabListAdditionalFields',
  'lookupDialogsAdditionalFields',
  'lookupFilterFields',
  'lookupPhoneDialogsAdditionalFields',
  'searchFilterFields',
  'searchResultsAdditionalFields',
];

/** List views, compact layouts and search layouts name fields that exist. */
export function checkLists({ metadata, schema }: PackageSource): Finding[] {
  const views = metadataOf(metadata, 'listView').flatMap(({ file, root }) =>
    [...texts(root, 'columns'), ...textsBelow(root, 'filters', 'field')]
      .filter((column) => !hasColumn(schema, objectOf(file), column))
      .map((column) => unknown(file, objectOf(file), column)),
  );
  const compact = metadataOf(metadata, 'compactLayout').flatMap(({ file, root }) =>
    texts(root, 'fields')
      .filter((field) => !hasField(schema, objectOf(file), field))
      .map((field) => unknown(file, objectOf(file), field)),
  );
  const objects = metadataOf(metadata, 'object').flatMap(({ name, file, root }) => [
    ...all(root, 'searchLayouts')
      .flatMap((layout) => searchColumns.flatMap((tag) => texts(layout, tag)))
      .filter((column) => !hasColumn(schema, name, column))
      .map((column) => unknown(file, name, column)),
    ...checkAssignment(name, file, text(root, 'compactLayoutAssignment'), metadata),
  ]);
  return [...views, ...compact, ...objects];
}

function checkAssignment(
  object: string,
  file: string,
  assigned: string | undefined,
  metadata: PackageSource['metadata'],
): Finding[] {
  const own = metadataOf(metadata, 'compactLayout').filter(
    (layout) => objectOf(layout.file) === object,
  );
  if (assigned === undefined || assigned === 'SYSTEM') {
    return own.map((layout) => ({
      file: layout.file,
      problem: 'is a compact layout that its object does not use',
      remedy: 'name it in compactLayoutAssignment, or remove it',
    }));
  }
  if (own.some(({ name }) => name === assigned)) return [];
  return [
    {
      file,
      problem: `uses the compact layout ${assigned}, which does not exist`,
      remedy: 'correct compactLayoutAssignment',
    },
  ];
}

function unknown(file: string, object: string, column: string): Finding {
  return {
    file,
    problem: `shows ${object}.${column}, which does not exist`,
    remedy: 'correct the field',
  };
}
