import {
  base,
  grantField,
  note,
  objectGrant,
  persona,
  rep,
  tone,
  type PlantedFault,
} from './fault.ts';

const noteObject = `${note}/Buyer_Note__c.object-meta.xml`;
const folder = `${base}/reports/A.reportFolder-meta.xml`;
const lookup = `${persona}/Asked_By__c.field-meta.xml`;
const withoutEdit = '<allowDelete>false</allowDelete>\n        <allowEdit>false</allowEdit>';

/** Faults in objects, fields and permission sets. */
export const metadataFaults: readonly PlantedFault[] = [
  {
    what: 'a misspelt element',
    plant: (copy) =>
      copy.edit(tone, '<inlineHelpText>', '<inlineHelpTxt>How?</inlineHelpTxt><inlineHelpText>'),
    says: `${tone}: /inlineHelpTxt is no element that the API knows: check its spelling`,
  },
  {
    what: 'a misspelt element deep inside a value set',
    plant: (copy) =>
      copy.edit(tone, '<sorted>false</sorted>', '<sorted>false</sorted><sortd>true</sortd>'),
    says: `${tone}: /valueSet/valueSetDefinition/sortd is no element that the API knows: check its spelling`,
  },
  {
    what: 'a value that its enum does not have',
    plant: (copy) => copy.edit(noteObject, '>Deployed<', '>Depolyed<'),
    says: `${noteObject}: /deploymentStatus is "Depolyed", which the API does not know: use one of InDevelopment, Deployed`,
  },
  {
    what: 'a boolean that is neither true nor false',
    plant: (copy) => copy.edit(tone, '<restricted>true', '<restricted>yes'),
    says: `${tone}: /valueSet/restricted is "yes": use true or false`,
  },
  {
    what: 'a number that is none',
    plant: (copy) => copy.edit(`${note}/fields/Stage__c.field-meta.xml`, '>120<', '>long<'),
    says: `${note}/fields/Stage__c.field-meta.xml: /length is "long": use a number`,
  },
  {
    what: 'a required element left out',
    plant: (copy) => copy.edit(rep, '<editable>true</editable>', ''),
    says: `${rep}: /fieldPermissions/editable is missing: add it; the API requires it`,
  },
  {
    what: 'an element that stands twice',
    plant: (copy) => copy.edit(tone, '<type>', '<type>Picklist</type><type>'),
    says: `${tone}: /type stands 2 times: keep one`,
  },
  {
    what: 'a root element that is no metadata type',
    plant: (copy) => copy.add(folder, '<?xml version="1.0"?>\n<ReportFoldr></ReportFoldr>'),
    says: `${folder}: <ReportFoldr> is no metadata type: correct the root element`,
  },
  {
    what: 'a lookup to an object that does not exist',
    plant: (copy) => {
      copy.add(
        lookup,
        '<?xml version="1.0"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Asked_By__c</fullName><deleteConstraint>SetNull</deleteConstraint><label>Asked by</label><referenceTo>Note_Promt__c</referenceTo><relationshipName>Asks</relationshipName><type>Lookup</type></CustomField>',
      );
      grantField(rep, 'Buyer_Persona__c.Asked_By__c')(copy);
    },
    says: `${lookup}: looks up to Note_Promt__c, which is neither in the package nor a known standard object: correct referenceTo`,
  },
  {
    what: 'two lookups whose child lists share a name',
    plant: (copy) =>
      copy.edit(
        `${persona}/Sales_Owner__c.field-meta.xml`,
        'Personas_For_Sales',
        'Personas_For_Marketing',
      ),
    says: `${persona}/Sales_Owner__c.field-meta.xml: calls its child list User.Personas_For_Marketing, as ${persona}/Marketing_Owner__c.field-meta.xml does: give one another relationshipName`,
  },
  {
    what: 'history of a field on an object that keeps none',
    plant: (copy) => copy.edit(tone, '<type>', '<trackHistory>true</trackHistory><type>'),
    says: `${noteObject}: tracks the history of 1 fields where 0 are allowed: set trackHistory to false on some, or enableHistory on the object`,
  },
  {
    what: 'a label that is too long',
    plant: (copy) => copy.edit(tone, '<label>Tone', `<label>${'long '.repeat(9)}Tone`),
    says: `${tone}: a label has 49 characters: shorten it to 40`,
  },
  {
    what: 'a permission on a field that does not exist',
    plant: grantField(rep, 'Buyer_Theme__c.Meening__c'),
    says: `${rep}: grants the field Buyer_Theme__c.Meening__c, which does not exist: correct it or remove the grant`,
  },
  {
    what: 'a permission on a required field',
    plant: grantField(rep, 'Buyer_Note__c.Client_Key__c'),
    says: `${rep}: grants the field Buyer_Note__c.Client_Key__c, a required field: remove the grant`,
  },
  {
    what: 'a permission on a master-detail field',
    plant: grantField(rep, 'Persona_Theme__c.Buyer_Persona__c'),
    says: `${rep}: grants the field Persona_Theme__c.Buyer_Persona__c, a master-detail field: remove the grant`,
  },
  {
    what: 'a permission on a part of an address',
    plant: (copy) => {
      grantField(rep, 'Account.BillingCity')(copy);
      copy.edit(rep, '</PermissionSet>', objectGrant('Account'));
    },
    says: `${rep}: grants the field Account.BillingCity, a part of BillingAddress: grant that instead`,
  },
  {
    what: 'a permission on an object that does not exist',
    plant: (copy) => copy.edit(rep, '</PermissionSet>', objectGrant('Buyer_Noat__c')),
    says: `${rep}: grants the object Buyer_Noat__c, which does not exist: correct it or remove the grant`,
  },
  {
    what: 'an object permission without the one it depends on',
    plant: (copy) => copy.edit(rep, withoutEdit, withoutEdit.replace('false', 'true')),
    says: `${rep}: grants allowDelete on Buyer_Persona__c without allowEdit: grant allowEdit too`,
  },
  {
    what: 'a field that no permission set names',
    plant: (copy) =>
      copy.add(
        `${persona}/Mood__c.field-meta.xml`,
        '<?xml version="1.0"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Mood__c</fullName><label>Mood</label><length>9</length><type>Text</type></CustomField>',
      ),
    says: `${persona}/Mood__c.field-meta.xml: stands in no permission set, so nobody can read it: grant it where it is needed`,
  },
];
