import type { Finding } from '../../finding.ts';
import { allWithin, metadataOf, objectOf } from '../../source/metadata-of.ts';
import type { PackageSource } from '../../source/package-source.ts';
import { all, isTrue, text } from '../../source/xml.ts';

/** A list view that filters by a value which its picklist does not have would always be empty. */
export function checkFilterValues({ metadata }: PackageSource): Finding[] {
  const fields = metadataOf(metadata, 'field');
  return metadataOf(metadata, 'listView').flatMap(({ file, root }) =>
    all(root, 'filters').flatMap((filter) => {
      const field = fields.find(
        (candidate) =>
          candidate.name === text(filter, 'field') && objectOf(candidate.file) === objectOf(file),
      );
      const [values] = field ? all(field.root, 'valueSet') : [];
      if (values === undefined || !isTrue(values, 'restricted')) return [];
      const known = allWithin(values, 'value').map((value) => text(value, 'fullName'));
      return (text(filter, 'value') ?? '')
        .split(',')
        .map((value) => value.trim())
        .filter((value) => value !== '' && !known.includes(value))
        .map((value) => ({
          file,
          problem: `filters ${field?.name ?? ''} by ${value}, which its picklist does not have`,
          remedy: 'correct the value',
        }));
    }),
  );
}
