import type { Finding } from '../../finding.ts';
import { exposedComponents } from '../../source/exposed.ts';
import { hasField } from '../../source/field-path.ts';
import { allWithin, metadataOf } from '../../source/metadata-of.ts';
import type { PackageSource } from '../../source/package-source.ts';
import { childrenOf } from '../../source/schema.ts';
import { all, text, type XmlNode } from '../../source/xml.ts';

/** Where a component must be offered to stand on a page of each type. */
const targetOf: Readonly<Record<string, string>> = {
  RecordPage: 'lightning__RecordPage',
  AppPage: 'lightning__AppPage',
  HomePage: 'lightning__HomePage',
};

/** Properties of tabs and tab sets that name a region of the page. */
const regionProperties: ReadonlySet<string> = new Set(['body', 'tabs']);

/** Namespaces of the components that the platform brings. */
const platformComponent = /^(force|flexipage|forceChatter|lst|record_flexipage|runtime_\w+):\w+$/;

/** Lightning pages hold components that exist and may stand there, with fields that exist. */
export function checkFlexipages(source: PackageSource): Finding[] {
  return metadataOf(source.metadata, 'flexipage').flatMap(({ file, root }) => {
    const object = text(root, 'sobjectType');
    const findings: Finding[] = [];
    if (object !== undefined && !source.schema.has(object)) {
      findings.push({
        file,
        problem: `is a page of ${object}, which does not exist`,
        remedy: 'correct sobjectType',
      });
    }
    const components = allWithin(root, 'componentInstance');
    return [
      ...findings,
      ...components.flatMap((component) => checkComponent(component, root, source, file)),
      ...components.flatMap((component) => checkProperties(component, root, source, file)),
      ...allWithin(root, 'fieldItem').flatMap((item) => checkFieldItem(item, object, source, file)),
    ];
  });
}

function checkComponent(
  node: XmlNode,
  page: XmlNode,
  source: PackageSource,
  file: string,
): Finding[] {
  const name = text(node, 'componentName') ?? '';
  if (platformComponent.test(name)) return [];
  const component = exposedComponents(source).get(name.replace(/^c:/, ''));
  if (!component) {
    return [
      {
        file,
        problem: `holds ${name}, which is no exposed component`,
        remedy: 'correct it, or expose the component',
      },
    ];
  }
  const target = targetOf[text(page, 'type') ?? ''];
  const object = text(page, 'sobjectType');
  if (target === undefined || !component.targets.has(target)) {
    return [
      {
        file,
        problem: `holds ${name}, which is not offered there`,
        remedy: `add the target ${target ?? '(unknown page type)'} to ${component.file}`,
      },
    ];
  }
  if (object !== undefined && component.objects.size > 0 && !component.objects.has(object)) {
    return [
      {
        file,
        problem: `holds ${name}, which is not offered on ${object}`,
        remedy: `add the object to ${component.file}`,
      },
    ];
  }
  return propertiesOf(node)
    .filter(({ key }) => !component.properties.has(key))
    .map(({ key }) => ({
      file,
      problem: `sets ${key} of ${name}, which has no such property`,
      remedy: `remove it, or declare it in ${component.file}`,
    }));
}

/** Regions that are named must be there, and so must the child list of a related list. */
function checkProperties(
  node: XmlNode,
  page: XmlNode,
  { schema }: PackageSource,
  file: string,
): Finding[] {
  const regions = new Set(all(page, 'flexiPageRegions').map((region) => text(region, 'name')));
  const object = text(page, 'sobjectType') ?? '';
  return propertiesOf(node).flatMap(({ key, value }) => {
    if ((regionProperties.has(key) || /^Facet-/.test(value)) && !regions.has(value)) {
      return [
        {
          file,
          problem: `names the region ${value}, which it does not have`,
          remedy: 'correct the property',
        },
      ];
    }
    if (
      key === 'relatedListApiName' &&
      value.endsWith('__r') &&
      !childrenOf(schema, object).has(value)
    ) {
      return [
        {
          file,
          problem: `lists ${value}, which ${object} does not have`,
          remedy: 'correct relatedListApiName',
        },
      ];
    }
    if (key === 'relatedListApiName' && value === '') {
      return [{ file, problem: 'lists nothing', remedy: 'fill relatedListApiName' }];
    }
    return [];
  });
}

function checkFieldItem(
  item: XmlNode,
  object = '',
  { schema }: PackageSource,
  file: string,
): Finding[] {
  const name = String(item);
  const field = /^Record\.(.+)$/.exec(name)?.[1];
  if (field !== undefined && hasField(schema, object, field)) return [];
  return [
    {
      file,
      problem: `shows ${name}, which ${object || 'the page'} does not have`,
      remedy: 'correct the field',
    },
  ];
}

function propertiesOf(node: XmlNode): { key: string; value: string }[] {
  return all(node, 'componentInstanceProperties').map((property) => ({
    key: text(property, 'name') ?? '',
    value: text(property, 'value') ?? '',
  }));
}
