import { component, labels, probe, probeMeta, type PlantedFault } from './fault.ts';

/** Faults in what components import, name and place, and in labels. */
export const componentFaults: readonly PlantedFault[] = [
  {
    what: 'a schema import of a field that does not exist',
    plant: component("import X from '@salesforce/schema/Buyer_Note__c.Tome__c';\n"),
    says: `${probe}: imports @salesforce/schema/Buyer_Note__c.Tome__c, which does not exist: correct the import, or add the field`,
  },
  {
    what: 'a field name in code that does not exist',
    plant: component('export const fields = { Bodie__c: 1 };\n'),
    says: `${probe}: names Bodie__c, which is no object, field or relationship of the package: correct it`,
  },
  {
    what: 'an import of a component that does not exist',
    plant: component("import { x } from 'c/nothing';\n"),
    says: `${probe}: imports c/nothing, which is no component: correct the import`,
  },
  {
    what: 'an import of a custom permission that does not exist',
    plant: component("import x from '@salesforce/customPermission/Watercooler_Rule';\n"),
    says: `${probe}: imports @salesforce/customPermission/Watercooler_Rule, which does not exist: correct the import, or add the custom permission`,
  },
  {
    what: 'a component with a template but no script',
    plant: (copy) => {
      component('', { html: '<template></template>' })(copy);
      copy.add(probe.replace('.ts', '.css'), '');
      copy.remove(probe);
    },
    says: `${probeMeta}: describes a component without a script: add probe.ts beside it`,
  },
  {
    what: 'a style of a module that has none',
    plant: (copy) => {
      component('export default 1;\n')(copy);
      copy.add(probe.replace('.ts', '.css'), "@import 'c/labelWords';\n");
    },
    says: `${probe.replace('.ts', '.css')}: imports the style c/labelWords, which is none: correct the import`,
  },
  {
    what: 'a style from elsewhere',
    plant: (copy) => {
      component('export default 1;\n')(copy);
      copy.add(probe.replace('.ts', '.css'), "@import 'https://example.com/style.css';\n");
    },
    says: `${probe.replace('.ts', '.css')}: imports the style https://example.com/style.css, which is not of the package: import a style module of the package, as in @import 'c/noteStyles'`,
  },
  {
    what: 'a style that sets one side',
    plant: (copy) => {
      component('export default 1;\n')(copy);
      const css =
        '.a { padding: 0 0 0 1rem; }\n.b { margin-left: 1rem; padding: 1px 2px 3px 2px; }\n';
      copy.add(probe.replace('.ts', '.css'), css);
    },
    says: ['padding', 'margin-left'].map(
      (what) =>
        `${probe.replace('.ts', '.css')}: sets a left or a right side with ${what}: use the logical property, as in padding-inline-start`,
    ),
  },
  {
    what: 'a tag of a component that does not exist',
    plant: component('export default 1;\n', {
      html: '<template><c-no-thing></c-no-thing></template>',
    }),
    says: `${probe.replace('.ts', '.html')}: uses <c-no-thing>, but there is no component noThing: correct the tag`,
  },
  {
    what: 'a component offered on an object that does not exist',
    plant: component('export default 1;\n', {
      targets:
        '<targets><target>lightning__RecordPage</target></targets><targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>Oportunity</object></objects></targetConfig></targetConfigs>',
    }),
    says: `${probeMeta}: is offered on Oportunity, which does not exist: correct the object`,
  },
  {
    what: 'a component on another API version',
    plant: component('export default 1;\n', { apiVersion: '65.0' }),
    says: `${probeMeta}: has the API version 65.0: use 66.0, as sfdx-project.json does`,
  },
  {
    what: 'a label that does not exist',
    plant: component("import x from '@salesforce/label/c.Watercooler_Nothing';\n"),
    says: `${probe}: uses the label Watercooler_Nothing, which does not exist: correct its name, or add it to CustomLabels.labels-meta.xml`,
  },
  {
    what: 'a label that is used nowhere',
    plant: (copy) =>
      copy.edit(
        labels,
        '</CustomLabels>',
        '<labels><fullName>Watercooler_Idle</fullName><language>en_US</language><protected>false</protected><shortDescription>Idle</shortDescription><value>Idle</value></labels></CustomLabels>',
      ),
    says: `${labels}: the label Watercooler_Idle is used nowhere: use it or remove it`,
  },
];
