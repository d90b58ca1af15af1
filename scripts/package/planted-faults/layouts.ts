import { base, type PlantedFault } from './fault.ts';

const personaLayout = `${base}/layouts/Buyer_Persona__c-Persona Layout.layout-meta.xml`;
const themeObject = `${base}/objects/Buyer_Theme__c/Buyer_Theme__c.object-meta.xml`;
const themeViews = `${base}/objects/Buyer_Theme__c/listViews`;

/** Faults in layouts and list views. */
export const layoutFaults: readonly PlantedFault[] = [
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
    what: 'a layout of an object that does not exist',
    plant: (copy) =>
      copy.add(
        `${base}/layouts/Mood__c-Mood.layout-meta.xml`,
        '<?xml version="1.0"?>\n<Layout xmlns="http://soap.sforce.com/2006/04/metadata"></Layout>',
      ),
    says: `${base}/layouts/Mood__c-Mood.layout-meta.xml: is a layout of Mood__c, which does not exist: name the file after its object`,
  },
  {
    what: 'a list view that filters by a value that does not exist',
    plant: (copy) =>
      copy.edit(`${themeViews}/Active.listView-meta.xml`, '<value>active<', '<value>activ<'),
    says: `${themeViews}/Active.listView-meta.xml: filters Status__c by activ, which its picklist does not have: correct the value`,
  },
];
