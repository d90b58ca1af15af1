import { base, component, note, onPages, probeMeta, type PlantedFault } from './fault.ts';

const personaLayout = `${base}/layouts/Buyer_Persona__c-Persona Layout.layout-meta.xml`;
const personaPage = `${base}/flexipages/Persona_Record_Page.flexipage-meta.xml`;
const personaObject = `${base}/objects/Buyer_Persona__c/Buyer_Persona__c.object-meta.xml`;
const themeObject = `${base}/objects/Buyer_Theme__c/Buyer_Theme__c.object-meta.xml`;
const themeViews = `${base}/objects/Buyer_Theme__c/listViews`;
const app = `${base}/applications/Watercooler.app-meta.xml`;
const tabs = `${base}/tabs`;
const rule = `${note}/validationRules/Probe.validationRule-meta.xml`;

const ruleSaying = (formula: string, shownAt = '') =>
  `<?xml version="1.0"?>\n<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Probe</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula>${shownAt}<errorMessage>No.</errorMessage></ValidationRule>`;
const tabOpening = (what: string) =>
  `<?xml version="1.0"?>\n<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata">${what}<motif>Custom1: Heart</motif></CustomTab>`;

/** Faults in layouts, lists, Lightning pages, tabs, apps and validation rules. */
export const pageFaults: readonly PlantedFault[] = [
  {
    what: 'a layout that shows a field that does not exist',
    plant: (copy) => copy.edit(personaLayout, '<field>Status__c<', '<field>Statuss__c<'),
    says: `${personaLayout}: shows Buyer_Persona__c.Statuss__c, which does not exist: correct it or take it off the layout`,
  },
  {
    what: 'a layout that leaves out a field that must be filled',
    plant: (copy) => copy.edit(personaLayout, '<field>Key__c<', '<field>Segment__c<'),
    says: `${personaLayout}: leaves out Buyer_Persona__c.Key__c, which must be filled: put it on the layout; a deploy refuses one without it`,
  },
  {
    what: 'a layout with a related list that is none',
    plant: (copy) =>
      copy.edit(
        personaLayout,
        '<relatedList>Persona_Stage__c.Buyer_Persona__c',
        '<relatedList>Persona_Stage__c.Persona__c',
      ),
    says: `${personaLayout}: lists Persona_Stage__c.Persona__c below Buyer_Persona__c, but no such lookup points there: write Child__c.Lookup__c, or remove the list`,
  },
  {
    what: 'a related list with a column that does not exist',
    plant: (copy) => copy.edit(personaLayout, '<fields>Roles__c', '<fields>Role__c'),
    says: `${personaLayout}: lists Persona_Stage__c.Role__c, which does not exist: correct the column`,
  },
  {
    what: 'a list view of a field that does not exist',
    plant: (copy) =>
      copy.edit(`${themeViews}/Active.listView-meta.xml`, '<field>Status__c', '<field>State__c'),
    says: `${themeViews}/Active.listView-meta.xml: shows Buyer_Theme__c.State__c, which does not exist: correct the field`,
  },
  {
    what: 'a search layout of a field that does not exist',
    plant: (copy) =>
      copy.edit(
        themeObject,
        '<searchResultsAdditionalFields>Status__c',
        '<searchResultsAdditionalFields>State__c',
      ),
    says: `${themeObject}: shows Buyer_Theme__c.State__c, which does not exist: correct the field`,
  },
  {
    what: 'a compact layout of a field that does not exist',
    plant: (copy) =>
      copy.edit(
        `${base}/objects/Buyer_Theme__c/compactLayouts/Theme.compactLayout-meta.xml`,
        '<fields>Name',
        '<fields>Title__c',
      ),
    says: `${base}/objects/Buyer_Theme__c/compactLayouts/Theme.compactLayout-meta.xml: shows Buyer_Theme__c.Title__c, which does not exist: correct the field`,
  },
  {
    what: 'an object whose compact layout does not exist',
    plant: (copy) =>
      copy.edit(themeObject, '<compactLayoutAssignment>Theme<', '<compactLayoutAssignment>Card<'),
    says: `${themeObject}: uses the compact layout Card, which does not exist: correct compactLayoutAssignment`,
  },
  {
    what: 'a compact layout that nobody sees',
    plant: (copy) =>
      copy.edit(themeObject, '<compactLayoutAssignment>Theme<', '<compactLayoutAssignment>SYSTEM<'),
    says: `${base}/objects/Buyer_Theme__c/compactLayouts/Theme.compactLayout-meta.xml: is a compact layout that its object does not use: name it in compactLayoutAssignment, or remove it`,
  },
  {
    what: 'a view of an object by a page that does not exist',
    plant: (copy) =>
      copy.edit(personaObject, '<content>Persona_Record_Page<', '<content>Persona_Page<'),
    says: `${personaObject}: opens the page Persona_Page, which does not exist: correct content`,
  },
  {
    what: 'a layout of an object that does not exist',
    plant: (copy) =>
      copy.add(
        `${base}/layouts/Mood__c-Mood.layout-meta.xml`,
        '<?xml version="1.0"?>\n<Layout xmlns="http://soap.sforce.com/2006/04/metadata"></Layout>',
      ),
    says: `${base}/layouts/Mood__c-Mood.layout-meta.xml: is a layout of Mood__c, which does not exist: name the file after its object`,
  },
  {
    what: 'a page with a component that does not exist',
    plant: (copy) => copy.edit(personaPage, '>personaPage</componentName', '>page</componentName'),
    says: `${personaPage}: holds page, which is no exposed component: correct it, or expose the component`,
  },
  {
    what: 'a page with a component that is not offered there',
    plant: (copy) => {
      component('export default 1;\n', {
        targets: onPages,
      })(copy);
      copy.edit(personaPage, '>personaPage</componentName', '>probe</componentName');
    },
    says: `${personaPage}: holds probe, which is not offered there: add the target lightning__RecordPage to ${probeMeta}`,
  },
  {
    what: 'a page with a component for another object',
    plant: (copy) => {
      component('export default 1;\n', {
        targets:
          '<targets><target>lightning__RecordPage</target></targets><targetConfigs><targetConfig targets="lightning__RecordPage"><objects><object>Account</object></objects></targetConfig></targetConfigs>',
      })(copy);
      copy.edit(personaPage, '>personaPage</componentName', '>probe</componentName');
    },
    says: `${personaPage}: holds probe, which is not offered on Buyer_Persona__c: add the object to ${probeMeta}`,
  },
  {
    what: 'a page that sets a property that its component does not have',
    plant: (copy) =>
      copy.edit(
        personaPage,
        '<componentName>personaPage',
        '<componentInstanceProperties><name>colour</name><value>red</value></componentInstanceProperties><componentName>personaPage',
      ),
    says: `${personaPage}: sets colour of personaPage, which has no such property: remove it, or declare it in ${base}/lwc/personaPage/personaPage.js-meta.xml`,
  },
  {
    what: 'a page with a tab that shows a region it does not have',
    plant: (copy) => copy.edit(personaPage, '<value>detailTabContent<', '<value>detailsTab<'),
    says: `${personaPage}: names the region detailsTab, which it does not have: correct the property`,
  },
  {
    what: 'a page with a field that does not exist',
    plant: (copy) =>
      copy.edit(
        personaPage,
        '<itemInstances>',
        '<itemInstances><fieldInstance><fieldItem>Record.Mood__c</fieldItem></fieldInstance></itemInstances><itemInstances>',
      ),
    says: `${personaPage}: shows Record.Mood__c, which Buyer_Persona__c does not have: correct the field`,
  },
  {
    what: 'a page with a related list that is none',
    plant: (copy) =>
      copy.edit(
        personaPage,
        '<componentName>force:relatedListContainer',
        '<componentInstanceProperties><name>relatedListApiName</name><value>Persona_Moods__r</value></componentInstanceProperties><componentName>lst:dynamicRelatedList',
      ),
    says: `${personaPage}: lists Persona_Moods__r, which Buyer_Persona__c does not have: correct relatedListApiName`,
  },
  {
    what: 'a tab on an object that does not exist',
    plant: (copy) =>
      copy.add(`${tabs}/Mood__c.tab-meta.xml`, tabOpening('<customObject>true</customObject>')),
    says: `${tabs}/Mood__c.tab-meta.xml: opens the object Mood__c, which does not exist: name the file after the object`,
  },
  {
    what: 'a tab on a component that is not offered as one',
    plant: (copy) =>
      copy.add(
        `${tabs}/Probe.tab-meta.xml`,
        tabOpening('<label>Probe</label><lwcComponent>personaPage</lwcComponent>'),
      ),
    says: `${tabs}/Probe.tab-meta.xml: opens personaPage, which is not offered as a tab: correct it, or add the target lightning__Tab to the component`,
  },
  {
    what: 'an app with a tab that does not exist',
    plant: (copy) => copy.edit(app, '<tabs>standard-report', '<tabs>Rumours'),
    says: `${app}: names the tab Rumours, which does not exist: correct it or add the tab`,
  },
  {
    what: 'a rule on a field that does not exist',
    plant: (copy) => copy.add(rule, ruleSaying('ISBLANK(Bodie__c)')),
    says: `${rule}: names Bodie__c, which does not exist: correct the rule`,
  },
  {
    what: 'a rule with a function that does not exist',
    plant: (copy) => copy.add(rule, ruleSaying('ISBLNK(Asset__c)')),
    says: `${rule}: uses the function ISBLNK, which the stand-in org does not know: correct the rule`,
  },
  {
    what: 'a rule for holders of a permission that does not exist',
    plant: (copy) => copy.add(rule, ruleSaying('NOT($Permission.Watercooler_Rule)')),
    says: `${rule}: names $Permission.Watercooler_Rule, which does not exist: correct the rule`,
  },
  {
    what: 'a rule that is not closed',
    plant: (copy) => copy.add(rule, ruleSaying('ISBLANK(Asset__c')),
    says: `${rule}: has a formula that expects ")" and finds the end (character 17): correct the rule`,
  },
  {
    what: 'a rule whose message stands at a field that does not exist',
    plant: (copy) =>
      copy.add(
        rule,
        ruleSaying('ISBLANK(Asset__c)', '<errorDisplayField>Bodie__c</errorDisplayField>'),
      ),
    says: `${rule}: shows its message at Buyer_Note__c.Bodie__c, which does not exist: correct the rule`,
  },
  {
    what: 'a component for everybody that asks for notes',
    plant: component("export const object = 'Buyer_Note__c';\n", { targets: onPages }),
    says: `${probeMeta}: asks for Buyer_Note__c, on pages that are not for reps alone: remove what asks for notes, or name it in scripts/package/checks/privacy-rule.ts`,
  },
  {
    what: 'a component for everybody with a part that asks for notes',
    plant: component('export default 1;\n', {
      html: '<template><c-note-panel></c-note-panel></template>',
      targets: onPages,
    }),
    says: `${probeMeta}: asks for Buyer_Note__c, on pages that are not for reps alone: remove what asks for notes, or name it in scripts/package/checks/privacy-rule.ts`,
  },
];
