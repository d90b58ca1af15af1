import { base, component, onPages, probeMeta, type PlantedFault } from './fault.ts';

const personaPage = `${base}/flexipages/Persona_Record_Page.flexipage-meta.xml`;
const personaObject = `${base}/objects/Buyer_Persona__c/Buyer_Persona__c.object-meta.xml`;
const app = `${base}/applications/Watercooler.app-meta.xml`;
const tabs = `${base}/tabs`;
const tabOpening = (what: string) =>
  `<?xml version="1.0"?>\n<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata">${what}<motif>Custom1: Heart</motif></CustomTab>`;

/** Faults in Lightning pages, tabs and apps, and in what may stand on them. */
export const pageFaults: readonly PlantedFault[] = [
  {
    what: 'a view of an object by a page that does not exist',
    plant: (copy) =>
      copy.edit(personaObject, '<content>Persona_Record_Page<', '<content>Persona_Page<'),
    says: `${personaObject}: opens the page Persona_Page, which does not exist: correct content`,
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
