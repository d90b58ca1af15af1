import type { PackageCopy } from '../package-copy.ts';

/** A fault of one kind, and the line by which the check must name it, or all lines in their order. */
export interface PlantedFault {
  readonly what: string;
  readonly plant: (copy: PackageCopy) => void;
  readonly says: string | readonly string[];
}

export const base = 'force-app/main/default';
export const note = `${base}/objects/Buyer_Note__c`;
export const tone = `${note}/fields/Tone__c.field-meta.xml`;
export const persona = `${base}/objects/Buyer_Persona__c/fields`;
export const sets = `${base}/permissionsets`;
export const rep = `${sets}/Watercooler_Rep.permissionset-meta.xml`;
export const marketing = `${sets}/Watercooler_Marketing.permissionset-meta.xml`;
export const labels = `${base}/labels/CustomLabels.labels-meta.xml`;
export const probe = `${base}/lwc/probe/probe.ts`;
/** What stands in the description of a component that can be put on a page. */
export const onPages = '<targets><target>lightning__AppPage</target></targets>';
export const probeMeta = `${base}/lwc/probe/probe.js-meta.xml`;

export const fieldGrant = (field: string, editable = false) =>
  `<fieldPermissions><editable>${editable}</editable><field>${field}</field><readable>true</readable></fieldPermissions>\n    <hasActivationRequired>`;
export const objectGrant = (object: string) =>
  `<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>\n</PermissionSet>`;
export const grantField =
  (set: string, field: string, editable = false) =>
  (copy: PackageCopy) =>
    copy.edit(set, '<hasActivationRequired>', fieldGrant(field, editable));

/** A component of its own, so that these faults do not hang on what the real ones look like. */
export const component =
  (script: string, { html = '', apiVersion = '66.0', targets = '' } = {}) =>
  (copy: PackageCopy): void => {
    copy.add(probe, script);
    copy.add(probe.replace('.ts', '.js'), '');
    if (html) copy.add(probe.replace('.ts', '.html'), html);
    copy.add(
      probeMeta,
      `<?xml version="1.0" encoding="UTF-8"?>\n<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>${apiVersion}</apiVersion><isExposed>${targets !== ''}</isExposed>${targets}</LightningComponentBundle>\n`,
    );
  };
export const query = (selection: string) =>
  component(`const Q = gql\`query probe($id: ID) { uiapi { query { ${selection} } } }\`;\n`);
