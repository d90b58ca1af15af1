import type { OrgMetadata } from './metadata/definitions.ts';
import { objectOf } from './metadata/definitions.ts';
import type { Journal } from './records/journal.ts';

/** What an administrator decides in Setup, and no package can. */
export interface OrgSettings {
  /** Whether managers get the access of who owns an object's records: on, unless switched off. */
  grantsAccessUsingHierarchies(sobject: string): boolean;
  /** *Grant Access Using Hierarchies* in Sharing Settings; throws for a standard object. */
  grantAccessUsingHierarchies(sobject: string, isGranted: boolean): Promise<void>;
}

const nameOf = (sobject: string) => `hierarchies.${sobject}`;

/** The settings an org keeps with its records. */
export function createSettings(
  metadata: OrgMetadata,
  journal: Journal,
  kept: Map<string, string>,
): OrgSettings {
  return {
    grantsAccessUsingHierarchies: (sobject) => kept.get(nameOf(sobject)) !== 'off',
    async grantAccessUsingHierarchies(sobject, isGranted) {
      const object = objectOf(metadata, sobject);
      if (!object?.isCustom) {
        throw new Error(
          `${sobject}: only custom objects can be kept from managers in Sharing Settings.`,
        );
      }
      const value = isGranted ? 'on' : 'off';
      await journal.writeSetting(nameOf(object.name), value);
      kept.set(nameOf(object.name), value);
    },
  };
}
