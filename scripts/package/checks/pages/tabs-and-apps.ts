import type { Finding } from '../../finding.ts';
import { exposedComponents } from '../../source/exposed.ts';
import { metadataOf, texts } from '../../source/metadata-of.ts';
import type { PackageSource } from '../../source/package-source.ts';
import { all, isTrue, text } from '../../source/xml.ts';

/** Tabs open something that exists; apps and permission sets name tabs and apps that exist. */
export function checkTabsAndApps(source: PackageSource): Finding[] {
  const { metadata, permissionSets } = source;
  const tabs = new Set(metadataOf(metadata, 'tab').map(({ name }) => name));
  const apps = new Set(metadataOf(metadata, 'app').map(({ name }) => name));
  const noTab = (file: string, tab: string): Finding[] =>
    tabs.has(tab) || tab.startsWith('standard-')
      ? []
      : [
          {
            file,
            problem: `names the tab ${tab}, which does not exist`,
            remedy: 'correct it or add the tab',
          },
        ];
  return [
    ...checkTabs(source),
    ...metadataOf(metadata, 'app').flatMap(({ file, root }) => [
      ...[...texts(root, 'tabs'), ...texts(root, 'defaultLandingTab')].flatMap((tab) =>
        noTab(file, tab),
      ),
      ...checkOverrides(root, file, metadata),
    ]),
    ...metadataOf(metadata, 'object').flatMap(({ file, root }) =>
      checkOverrides(root, file, metadata),
    ),
    ...permissionSets.flatMap(({ node, file }) => [
      ...all(node, 'tabSettings').flatMap((setting) => noTab(file, text(setting, 'tab') ?? '')),
      ...all(node, 'applicationVisibilities')
        .map((visibility) => text(visibility, 'application') ?? '')
        .filter((app) => !apps.has(app))
        .map((app) => ({
          file,
          problem: `shows the app ${app}, which does not exist`,
          remedy: 'correct it or add the app',
        })),
    ]),
  ];
}

function checkTabs(source: PackageSource): Finding[] {
  const exposed = exposedComponents(source);
  const pages = new Set(metadataOf(source.metadata, 'flexipage').map(({ name }) => name));
  return metadataOf(source.metadata, 'tab').flatMap(({ name, file, root }) => {
    const component = text(root, 'lwcComponent');
    const page = text(root, 'flexiPage');
    if (isTrue(root, 'customObject')) {
      if (source.schema.has(name)) return [];
      return [
        {
          file,
          problem: `opens the object ${name}, which does not exist`,
          remedy: 'name the file after the object',
        },
      ];
    }
    if (component !== undefined) {
      if (exposed.get(component)?.targets.has('lightning__Tab')) return [];
      return [
        {
          file,
          problem: `opens ${component}, which is not offered as a tab`,
          remedy: 'correct it, or add the target lightning__Tab to the component',
        },
      ];
    }
    if (page !== undefined && pages.has(page)) return [];
    return [
      {
        file,
        problem: `opens ${page ?? 'nothing'}, which does not exist`,
        remedy: 'name an object, a component or a page',
      },
    ];
  });
}

/** A Lightning page that stands in for a standard view must be in the package. */
function checkOverrides(
  root: Parameters<typeof all>[0],
  file: string,
  metadata: PackageSource['metadata'],
): Finding[] {
  const pages = new Set(metadataOf(metadata, 'flexipage').map(({ name }) => name));
  return all(root, 'actionOverrides')
    .filter((override) => text(override, 'type') === 'Flexipage')
    .map((override) => text(override, 'content') ?? '(none)')
    .filter((page) => !pages.has(page))
    .map((page) => ({
      file,
      problem: `opens the page ${page}, which does not exist`,
      remedy: 'correct content',
    }));
}
