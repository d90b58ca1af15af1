import type { Finding } from '../finding.ts';
import { exposedComponents } from '../source/exposed.ts';
import { metadataOf, objectOf, objectOfLayout } from '../source/metadata-of.ts';
import type { PackageSource } from '../source/package-source.ts';
import { filesBehind } from '../source/reach.ts';
import { all, text } from '../source/xml.ts';
import { marketingSet, noteObject, repComponents } from './privacy-rule.ts';

const onlyRelease = 'remove it: only a release may carry anything from a note to others';

/**
 * Pages, lists and components lead to notes only where reps look at their own: no list of notes
 * below another record, no component for others that asks for them, no tab on them.
 */
export function checkNotePaths(source: PackageSource): Finding[] {
  return [...checkPages(source), ...checkNoteViews(source), ...checkComponents(source)];
}

/** Whatever names notes, or the list of notes below another record, outside the note's own object. */
function checkPages({ metadata, schema }: PackageSource): Finding[] {
  const lists = [...(schema.get(noteObject)?.fields.values() ?? [])].flatMap(
    ({ childRelationship }) => childRelationship ?? [],
  );
  const names = new RegExp(`\\b(${[noteObject, ...lists].join('|')})\\b`);
  const kinds = [
    'layout',
    'flexipage',
    'compactLayout',
    'listView',
    'tab',
    'app',
    'validationRule',
  ];
  return kinds
    .flatMap((kind) => metadataOf(metadata, kind))
    .filter(
      ({ file, name }) => objectOf(file) !== noteObject && objectOfLayout(name) !== noteObject,
    )
    .filter(({ text: content }) => names.test(content))
    .concat(metadataOf(metadata, 'tab').filter(({ name }) => name === noteObject))
    .map(({ file }) => ({ file, problem: `leads to ${noteObject}`, remedy: onlyRelease }));
}

/** A list view of notes shows everybody their own, whatever the sharing of the org is. */
function checkNoteViews({ metadata }: PackageSource): Finding[] {
  return metadataOf(metadata, 'listView')
    .filter(
      ({ file, root }) => objectOf(file) === noteObject && text(root, 'filterScope') !== 'Mine',
    )
    .map(({ file }) => ({
      file,
      problem: 'lists the notes of others where sharing lets them through',
      remedy: 'set filterScope to Mine',
    }));
}

/** Only the components that are for reps may name notes, and marketing gets no tab with one. */
function checkComponents(source: PackageSource): Finding[] {
  const { metadata, permissionSets } = source;
  const readers = new Set(
    [...exposedComponents(source).keys()].filter((name) =>
      filesBehind(name, source).some(({ text: code }) => code.includes(noteObject)),
    ),
  );
  const forOthers = [...readers]
    .filter((name) => !repComponents.has(name))
    .map((name) => ({
      file: exposedComponents(source).get(name)?.file ?? name,
      problem: `asks for ${noteObject}, on pages that are not for reps alone`,
      remedy: 'remove what asks for notes, or name it in scripts/package/checks/privacy-rule.ts',
    }));
  const tabs = new Set(
    metadataOf(metadata, 'tab')
      .filter(({ root }) => readers.has(text(root, 'lwcComponent') ?? ''))
      .map(({ name }) => name),
  );
  const shown = permissionSets
    .filter(({ name }) => name === marketingSet)
    .flatMap(({ node, file }) =>
      all(node, 'tabSettings')
        .filter((setting) => text(setting, 'visibility') !== 'None')
        .map((setting) => text(setting, 'tab') ?? '')
        .filter((tab) => tabs.has(tab))
        .map((tab) => ({
          file,
          problem: `shows marketing the tab ${tab}, which asks for ${noteObject}`,
          remedy: 'remove it: marketing has no access of any kind to notes',
        })),
    );
  return [...forOthers, ...shown];
}
