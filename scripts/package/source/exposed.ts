import { metadataOf } from './metadata-of.ts';
import type { PackageSource } from './package-source.ts';
import { all, isTrue } from './xml.ts';

/** A component that admins or the package can place on a page. */
export interface ExposedComponent {
  readonly file: string;
  readonly targets: ReadonlySet<string>;
  /** The objects whose record pages it may stand on; empty when it is not limited to any. */
  readonly objects: ReadonlySet<string>;
  /** Names of the settings it offers on a page. */
  readonly properties: ReadonlySet<string>;
}

/** The exposed components by name. */
export function exposedComponents({ metadata }: PackageSource): Map<string, ExposedComponent> {
  return new Map(
    metadataOf(metadata, 'js')
      .filter(({ root }) => isTrue(root, 'isExposed'))
      .map(({ name, file, root, text: content }) => {
        const configs = all(root, 'targetConfigs').flatMap((node) => all(node, 'targetConfig'));
        const targets = all(root, 'targets').flatMap((node) => all(node, 'target'));
        const objects = configs
          .flatMap((config) => all(config, 'objects'))
          .flatMap((node) => all(node, 'object'));
        return [
          name,
          {
            file,
            targets: new Set(targets.filter((target) => typeof target === 'string')),
            objects: new Set(objects.filter((object) => typeof object === 'string')),
            // Reading metadata drops attributes, and a property is made of nothing else.
            properties: new Set(
              [...content.matchAll(/<property\b[^>]*?\bname="(\w+)"/g)].map(
                ([, property = '']) => property,
              ),
            ),
          },
        ];
      }),
  );
}
