import {
  base,
  fieldGrant,
  grantField,
  marketing,
  note,
  objectGrant,
  persona,
  rep,
  type PlantedFault,
} from './fault.ts';

const sharing = `${base}/sharingRules/Buyer_Note__c.sharingRules-meta.xml`;
const personaLayout = `${base}/layouts/Buyer_Persona__c-Persona Layout.layout-meta.xml`;
const personaPage = `${base}/flexipages/Persona_Record_Page.flexipage-meta.xml`;
const noteViews = `${note}/listViews/Everybody.listView-meta.xml`;
const noteTab = `${base}/tabs/Buyer_Note__c.tab-meta.xml`;
const notesReport = `${base}/reportTypes/Notes.reportType-meta.xml`;
const onlyRelease = 'remove it: only a release may carry anything from a note to others';
const noAccess = 'remove it: marketing has no access of any kind to notes';
const readPrompts =
  'which decides who is asked: only read it: prompts are looked after by admins, who do not live by what appears';

/** Faults that would break the privacy promise. */
export const privacyFaults: readonly PlantedFault[] = [
  {
    what: 'marketing reading notes',
    plant: (copy) => copy.edit(marketing, '</PermissionSet>', objectGrant('Buyer_Note__c')),
    says: [
      `${marketing}: grants Buyer_Note__c, which it leaves out because marketing has no access of any kind to notes: remove the grant, or the reason in scripts/package/checks/coverage-rule.ts`,
      `${marketing}: lets marketing reach Buyer_Note__c: ${noAccess}`,
    ],
  },
  {
    what: 'marketing reading every record',
    plant: (copy) =>
      copy.edit(
        marketing,
        '</PermissionSet>',
        '<userPermissions><enabled>true</enabled><name>ViewAllData</name></userPermissions></PermissionSet>',
      ),
    says: `${marketing}: grants ViewAllData, which opens every note: remove it`,
  },
  {
    what: 'people reading the notes of others',
    plant: (copy) =>
      copy.edit(
        rep,
        '<object>Buyer_Note__c</object>\n        <viewAllFields>false</viewAllFields>\n        <viewAllRecords>false',
        '<object>Buyer_Note__c</object>\n        <viewAllFields>false</viewAllFields>\n        <viewAllRecords>true',
      ),
    says: `${rep}: has viewAllRecords on Buyer_Note__c: remove it: only the integration user reads the notes of others`,
  },
  {
    what: 'marketing deciding who is asked',
    plant: (copy) => {
      const kept =
        '<allowDelete>false</allowDelete>\n        <allowEdit>false</allowEdit>\n        <allowRead>true</allowRead>\n        <modifyAllRecords>false</modifyAllRecords>\n        <object>Note_Prompt__c<';
      copy.edit(
        marketing,
        `<allowCreate>false</allowCreate>\n        ${kept}`,
        `<allowCreate>true</allowCreate>\n        ${kept.replace('<allowEdit>false', '<allowEdit>true')}`,
      );
      copy.edit(
        marketing,
        '<editable>false</editable>\n        <field>Note_Prompt__c.Stages__c',
        '<editable>true</editable>\n        <field>Note_Prompt__c.Stages__c',
      );
    },
    says: [
      `${marketing}: has allowCreate on Note_Prompt__c, ${readPrompts}`,
      `${marketing}: has allowEdit on Note_Prompt__c, ${readPrompts}`,
      `${marketing}: may edit Note_Prompt__c.Stages__c, ${readPrompts}`,
    ],
  },
  {
    what: 'people reading the key of a withheld cell',
    plant: grantField(marketing, 'Persona_Theme__c.Key__c'),
    says: `${marketing}: lets people read Persona_Theme__c.Key__c: remove it: it tells who stands behind what is published`,
  },
  {
    what: 'people writing what a release writes',
    plant: (copy) =>
      copy.edit(
        rep,
        '<editable>false</editable>\n        <field>Buyer_Note__c.Status__c',
        '<editable>true</editable>\n        <field>Buyer_Note__c.Status__c',
      ),
    says: `${rep}: lets people edit Buyer_Note__c.Status__c: make it read-only: the service owns it`,
  },
  {
    what: 'a history of what releases wrote',
    plant: (copy) =>
      copy.edit(
        `${persona}/What_Stops_Them__c.field-meta.xml`,
        '<trackHistory>false',
        '<trackHistory>true',
      ),
    says: `${persona}/What_Stops_Them__c.field-meta.xml: keeps a history of what releases wrote, withdrawn words and dates included: set trackHistory, trackFeedHistory and trackTrending to false`,
  },
  {
    what: 'notes open to everybody',
    plant: (copy) =>
      copy.edit(
        `${note}/Buyer_Note__c.object-meta.xml`,
        '<sharingModel>Private',
        '<sharingModel>Read',
      ),
    says: `${note}/Buyer_Note__c.object-meta.xml: sharingModel is Read, which opens notes to others: set it to Private`,
  },
  {
    what: 'a rule that shares notes',
    plant: (copy) => copy.add(sharing, '<?xml version="1.0"?>\n<SharingRules></SharingRules>'),
    says: [
      `${sharing}: is a sharingRules, which the package does not hold: sharing rules belong to the admin: remove it, or add the kind with its checks in scripts/package/checks/shipped-rule.ts`,
      `${sharing}: leads to Buyer_Note__c: ${onlyRelease}`,
    ],
  },
  {
    what: 'a persona that points at a note',
    plant: (copy) => {
      const lookup = `${persona}/Best_Note__c.field-meta.xml`;
      copy.add(
        lookup,
        '<?xml version="1.0"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Best_Note__c</fullName><deleteConstraint>SetNull</deleteConstraint><label>Note</label><referenceTo>Buyer_Note__c</referenceTo><relationshipName>Best_For</relationshipName><type>Lookup</type></CustomField>',
      );
      copy.edit(rep, '<hasActivationRequired>', fieldGrant('Buyer_Persona__c.Best_Note__c'));
    },
    says: `${persona}/Best_Note__c.field-meta.xml: leads to Buyer_Note__c: ${onlyRelease}`,
  },
  {
    what: 'a list of notes below a persona',
    plant: (copy) =>
      copy.edit(
        personaLayout,
        '<relatedLists>',
        '<relatedLists><fields>NAME</fields><relatedList>Buyer_Note__c.Buyer_Persona__c</relatedList></relatedLists><relatedLists>',
      ),
    says: `${personaLayout}: leads to Buyer_Note__c: ${onlyRelease}`,
  },
  {
    what: 'a list of notes on the page of a persona',
    plant: (copy) =>
      copy.edit(
        personaPage,
        '<componentName>force:relatedListContainer',
        '<componentInstanceProperties><name>relatedListApiName</name><value>Chosen_Notes__r</value></componentInstanceProperties><componentName>lst:dynamicRelatedList',
      ),
    says: `${personaPage}: leads to Buyer_Note__c: ${onlyRelease}`,
  },
  {
    what: 'a tab of notes',
    plant: (copy) =>
      copy.add(
        noteTab,
        '<?xml version="1.0"?>\n<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"><customObject>true</customObject><motif>Custom1: Heart</motif></CustomTab>',
      ),
    says: `${noteTab}: leads to Buyer_Note__c: ${onlyRelease}`,
  },
  {
    what: 'a list view of the notes of others',
    plant: (copy) =>
      copy.add(
        noteViews,
        '<?xml version="1.0"?>\n<ListView xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Everybody</fullName><columns>NAME</columns><filterScope>Everything</filterScope><label>Everybody</label></ListView>',
      ),
    says: `${noteViews}: lists the notes of others where sharing lets them through: set filterScope to Mine`,
  },
  {
    what: 'a report type on notes',
    plant: (copy) =>
      copy.add(
        notesReport,
        '<?xml version="1.0"?>\n<ReportType xmlns="http://soap.sforce.com/2006/04/metadata"><baseObject>Buyer_Note__c</baseObject><deployed>true</deployed><label>Notes</label></ReportType>',
      ),
    says: `${notesReport}: leads to Buyer_Note__c: ${onlyRelease}`,
  },
];
