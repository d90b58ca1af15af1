import { base, marketing, rep, sets, type PlantedFault } from './fault.ts';

const xmlns = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const xml = (content: string) => `<?xml version="1.0"?>\n${content}`;
const profile = `${base}/profiles/Admin.profile-meta.xml`;
const flow = `${base}/flows/Nudge.flow-meta.xml`;
const record = `${base}/customMetadata/Prompt.First.md-meta.xml`;
const field = `${base}/objects/Opportunity/fields/Mood__c.field-meta.xml`;
const layout = `${base}/layouts/Opportunity-Deal.layout-meta.xml`;
const page = `${base}/flexipages/Deal.flexipage-meta.xml`;
const statusObject = `${base}/objects/Watercooler_Status__c/Watercooler_Status__c.object-meta.xml`;
const app = `${base}/applications/Watercooler.app-meta.xml`;
const admin = `${sets}/Watercooler_Admin.permissionset-meta.xml`;
const list = 'add the kind with its checks in scripts/package/checks/shipped-rule.ts';
const fewerGrants = 'scripts/package/checks/coverage-rule.ts';

/** Faults in what ships at all, and in who is given what on purpose. */
export const shippedFaults: readonly PlantedFault[] = [
  {
    what: 'a profile',
    plant: (copy) => copy.add(profile, xml(`<Profile ${xmlns}><custom>false</custom></Profile>`)),
    says: `${profile}: is a profile, which the package does not hold: profiles belong to the admin, and an upgrade would overwrite them: remove it, or ${list}`,
  },
  {
    what: 'a flow',
    plant: (copy) => copy.add(flow, xml(`<Flow ${xmlns}><label>Nudge</label></Flow>`)),
    says: `${flow}: is a flow, which the package does not hold: flows run on the records of others and block an uninstall while active: remove it, or ${list}`,
  },
  {
    what: 'a custom metadata record that people would edit',
    plant: (copy) =>
      copy.add(record, xml(`<CustomMetadata ${xmlns}><label>First</label></CustomMetadata>`)),
    says: `${record}: is a md, which the package does not hold: people edit such records, and an upgrade would overwrite their edits: remove it, or ${list}`,
  },
  {
    what: 'a field on a standard object',
    plant: (copy) =>
      copy.add(
        field,
        xml(
          `<CustomField ${xmlns}><fullName>Mood__c</fullName><label>Mood</label><type>Checkbox</type><defaultValue>false</defaultValue></CustomField>`,
        ),
      ),
    says: `${field}: changes Opportunity, which is not of the package: remove it: it would stay behind, or block an uninstall`,
  },
  {
    what: 'a layout of a standard object',
    plant: (copy) =>
      copy.add(
        layout,
        xml(
          `<Layout ${xmlns}><layoutSections><layoutColumns><layoutItems><field>Name</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections></Layout>`,
        ),
      ),
    says: `${layout}: is placed on Opportunity, which is not of the package: remove it: admins put the panels on their own pages`,
  },
  {
    what: 'a record page of a standard object',
    plant: (copy) =>
      copy.add(
        page,
        xml(
          `<FlexiPage ${xmlns}><masterLabel>Deal</masterLabel><sobjectType>Opportunity</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type></FlexiPage>`,
        ),
      ),
    says: `${page}: is placed on Opportunity, which is not of the package: remove it: admins put the panels on their own pages`,
  },
  {
    what: 'a custom setting',
    plant: (copy) =>
      copy.edit(
        statusObject,
        '<deploymentStatus>',
        '<customSettingsType>List</customSettingsType><deploymentStatus>',
      ),
    says: `${statusObject}: is a custom setting: make it a custom object: what people edit is data`,
  },
  {
    what: 'a page for one profile',
    plant: (copy) =>
      copy.edit(
        app,
        '<tabs>',
        '<profileActionOverrides><actionName>View</actionName><formFactor>Large</formFactor><pageOrSobjectType>Buyer_Persona__c</pageOrSobjectType><type>Default</type><profile>Admin</profile></profileActionOverrides><tabs>',
      ),
    says: `${app}: names the profile Admin: remove it: profiles are the admin’s, and the deploy fails where it is missing`,
  },
  {
    what: 'a permission set that forgets an object',
    plant: (copy) => {
      copy.add(
        `${sets}/Watercooler_Guest.permissionset-meta.xml`,
        xml(
          `<PermissionSet ${xmlns}><label>Guest</label>${[
            'Buyer_Note__c',
            'Buyer_Persona__c',
            'Buyer_Theme__c',
            'Note_Prompt__c',
            'Persona_Theme__c',
            'Persona_Reason__c',
            'Persona_Stage__c',
          ]
            .map(
              (object) =>
                `<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>false</viewAllRecords></objectPermissions>`,
            )
            .join('')}</PermissionSet>`,
        ),
      );
    },
    says: `${sets}/Watercooler_Guest.permissionset-meta.xml: says nothing of Watercooler_Status__c: grant reading it, or say why not in ${fewerGrants}`,
  },
  {
    what: 'a grant that was left out on purpose',
    plant: (copy) =>
      copy.edit(
        admin,
        '<object>Buyer_Persona__c</object>',
        '<object>Buyer_Persona__c</object>\n        <viewAllRecords>false</viewAllRecords>\n    </objectPermissions>\n    <objectPermissions>\n        <allowCreate>false</allowCreate>\n        <allowDelete>false</allowDelete>\n        <allowEdit>false</allowEdit>\n        <allowRead>true</allowRead>\n        <modifyAllRecords>false</modifyAllRecords>\n        <object>Buyer_Note__c</object>',
      ),
    says: `${admin}: grants Buyer_Note__c, which it leaves out because setting Watercooler up needs no note; an admin who sells takes the Rep set too: remove the grant, or the reason in ${fewerGrants}`,
  },
  {
    what: 'a custom permission that does not exist',
    plant: (copy) =>
      copy.edit(
        rep,
        '<description>',
        '<customPermissions><enabled>true</enabled><name>Watercooler_Rule</name></customPermissions><description>',
      ),
    says: `${rep}: grants the custom permission Watercooler_Rule, which does not exist: correct it or add the custom permission`,
  },
  {
    what: 'a custom permission that nobody has',
    plant: (copy) =>
      copy.edit(
        marketing,
        '<enabled>true</enabled>\n        <name>Watercooler_Sign_For_Marketing',
        '<enabled>false</enabled>\n        <name>Watercooler_Sign_For_Marketing',
      ),
    says: `${base}/customPermissions/Watercooler_Sign_For_Marketing.customPermission-meta.xml: is granted by no permission set, so nobody has it: grant it, or remove it`,
  },
  {
    what: 'a permission set that shows a tab that does not exist',
    plant: (copy) => copy.edit(marketing, '<tab>Note_Prompt__c<', '<tab>Rumours<'),
    says: `${marketing}: names the tab Rumours, which does not exist: correct it or add the tab`,
  },
  {
    what: 'a permission set that shows an app that does not exist',
    plant: (copy) =>
      copy.edit(
        rep,
        '<application>Watercooler</application>',
        '<application>Watercoolers</application>',
      ),
    says: `${rep}: shows the app Watercoolers, which does not exist: correct it or add the app`,
  },
];
