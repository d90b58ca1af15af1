import type { Finding } from '../finding.ts';
import type { SourceFile } from '../source/files.ts';
import type { PackageSource } from '../source/package-source.ts';
import { camelCase } from '../source/reach.ts';
import type { Schema } from '../source/schema.ts';
import type { Script } from '../source/script.ts';
import { all } from '../source/xml.ts';

/** Where a component may be placed (LWC Developer Guide, "XML Configuration File Elements"). */
const targets = new Set([
  'lightning__AppPage',
  'lightning__HomePage',
  'lightning__RecordPage',
  'lightning__RecordAction',
  'lightning__Tab',
  'lightning__UtilityBar',
  'lightning__FlowScreen',
]);

/** What components import, name in their code and put in their templates exists. */
export function checkComponents(source: PackageSource): Finding[] {
  const { components, schema } = source;
  return [
    ...source.scripts.flatMap((script) => [
      ...script.imports.flatMap((from) => checkImport(script, from, source)),
      ...checkWords(script, schema),
    ]),
    ...source.templates.flatMap((template) => checkTags(template, components)),
    ...checkMainScripts(source),
    ...checkPlaces(source),
  ];
}

function checkImport({ path: file }: SourceFile, from: string, source: PackageSource): Finding[] {
  const { components, schema } = source;
  if (from.startsWith('c/') && !components.has(from.slice(2))) {
    return [
      { file, problem: `imports ${from}, which is no component`, remedy: 'correct the import' },
    ];
  }
  const schemaName = /^@salesforce\/schema\/(.+)$/.exec(from)?.[1];
  if (schemaName !== undefined && !existsInSchema(schemaName, schema)) {
    return [
      {
        file,
        problem: `imports ${from}, which does not exist`,
        remedy: 'correct the import, or add the field',
      },
    ];
  }
  const permission = /^@salesforce\/customPermission\/(.+)$/.exec(from)?.[1];
  if (permission !== undefined && !isCustomPermission(permission, source)) {
    return [
      {
        file,
        problem: `imports ${from}, which does not exist`,
        remedy: 'correct the import, or add the custom permission',
      },
    ];
  }
  if (/^@salesforce\/(apex|messageChannel|resourceUrl)\//.test(from)) {
    return [
      { file, problem: `imports ${from}, but the package holds none`, remedy: 'remove the import' },
    ];
  }
  return [];
}

function isCustomPermission(name: string, { metadata }: PackageSource): boolean {
  return metadata.some((file) => file.kind === 'customPermission' && file.name === name);
}

/** Follows `Object.Field` and `Object.Parent__r.Field`. */
function existsInSchema(name: string, schema: Schema): boolean {
  const [objectName = '', ...steps] = name.split('.');
  let object = schema.get(objectName);
  for (const [index, step] of steps.entries()) {
    const fields: ReadonlyMap<string, { referenceTo: string | null }> = object?.fields ?? new Map();
    if (index === steps.length - 1) return fields.has(step);
    const parent = [...(object?.fields.values() ?? [])].find((f) => f.relationship === step);
    object = schema.get(parent?.referenceTo ?? '');
  }
  return object !== undefined;
}

/** Whatever looks like the API name of a custom object, field or relationship must be one. */
function checkWords({ path: file, words }: Script, schema: Schema): Finding[] {
  const known = customNames(schema);
  const named = words.flatMap((word) =>
    [...word.matchAll(/\b[A-Z]\w*?__[cr](?![A-Za-z0-9_])/g)].map(([name]) => name),
  );
  const unknown = [...new Set(named)].filter((name) => !known.has(name));
  return unknown.map((name) => ({
    file,
    problem: `names ${name}, which is no object, field or relationship of the package`,
    remedy: 'correct it',
  }));
}

function customNames(schema: Schema): Set<string> {
  const names = new Set<string>();
  for (const object of schema.values()) {
    names.add(object.name);
    for (const { name, relationship, childRelationship } of object.fields.values()) {
      names.add(name);
      if (relationship) names.add(relationship);
      if (childRelationship) names.add(childRelationship);
    }
  }
  return names;
}

function checkTags({ path: file, text: html }: SourceFile, components: ReadonlySet<string>) {
  const markup = html.replaceAll(/<!--[\s\S]*?-->/g, '');
  const tags = new Set([...markup.matchAll(/<c-([a-z0-9-]+)/g)].map(([, tag = '']) => tag));
  return [...tags]
    .filter((tag) => !components.has(camelCase(tag)))
    .map((tag) => ({
      file,
      problem: `uses <c-${tag}>, but there is no component ${camelCase(tag)}`,
      remedy: 'correct the tag',
    }));
}

/** A component has a script; only a style that others import goes without. */
function checkMainScripts({ metadata, files }: PackageSource): Finding[] {
  const paths = new Set(files.map(({ path }) => path));
  const has = (path: string, suffix: string) => paths.has(path.replace('.js-meta.xml', suffix));
  return metadata
    .filter(({ kind, path }) => kind === 'js' && !has(path, '.ts'))
    .filter(({ path }) => !has(path, '.css') || has(path, '.html'))
    .map(({ path, name }) => ({
      file: path,
      problem: 'describes a component without a script',
      remedy: `add ${name}.ts beside it`,
    }));
}

function checkPlaces({ metadata, schema }: PackageSource): Finding[] {
  return metadata.flatMap(({ kind, path: file, document }) => {
    if (kind !== 'js' || 'malformed' in document) return [];
    const places = all(document.root, 'targets').flatMap((node) => all(node, 'target'));
    const objects = all(document.root, 'targetConfigs')
      .flatMap((node) => all(node, 'targetConfig'))
      .flatMap((node) => all(node, 'objects'))
      .flatMap((node) => all(node, 'object'));
    return [
      ...places
        .filter((place) => typeof place !== 'string' || !targets.has(place))
        .map((place) => ({
          file,
          problem: `has the target ${String(place)}, which is none of ${[...targets].join(', ')}`,
          remedy: 'correct it, or add it in scripts/package/checks/components.ts',
        })),
      ...objects
        .filter((object) => typeof object !== 'string' || !schema.has(object))
        .map((object) => ({
          file,
          problem: `is offered on ${String(object)}, which does not exist`,
          remedy: 'correct the object',
        })),
    ];
  });
}
