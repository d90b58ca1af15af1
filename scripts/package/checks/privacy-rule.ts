/** The object that holds what reps wrote. */
export const noteObject = 'Buyer_Note__c';

/** The one permission set that is for the service and not for people. */
export const integrationSet = 'Watercooler_Integration';

/** The permission set of those who must never read a note. */
export const marketingSet = 'Watercooler_Marketing';

/** Fields that only the service may read: they tell who stands behind what is published. */
export const hiddenFields: ReadonlySet<string> = new Set([
  'Buyer_Note__c.Release__c',
  'Persona_Theme__c.Key__c',
  'Persona_Reason__c.Key__c',
  'Watercooler_Status__c.Releases__c',
]);

/** Fields that the service writes and people only read; `*` stands for every field. */
export const serviceOwned: Readonly<Record<string, readonly string[]>> = {
  Buyer_Note__c: [
    'Status__c',
    'Held_Reason__c',
    'Buyer_Theme__c',
    'Filed_Persona__c',
    'Quote__c',
    'Release__c',
  ],
  Buyer_Persona__c: [
    'What_Stops_Them__c',
    'Story__c',
    'Contributors__c',
    'Deals__c',
    'Released_On__c',
  ],
  Buyer_Theme__c: ['Terms__c'],
  Persona_Theme__c: ['*'],
  Persona_Reason__c: ['*'],
  Watercooler_Status__c: ['*'],
};

/** What the note object must say, so that notes reach nobody by another door than a release. */
export const noteObjectSettings: Readonly<Record<string, string>> = {
  sharingModel: 'Private',
  externalSharingModel: 'Private',
  enableSearch: 'false',
  enableFeeds: 'false',
  enableHistory: 'false',
  enableReports: 'false',
  enableActivities: 'false',
};

/** System permissions that open every record, or with which one can give oneself any permission. */
export const masterKeys: ReadonlySet<string> = new Set([
  'ViewAllData',
  'ModifyAllData',
  'ManageUsers',
  'CustomizeApplication',
  'AuthorApex',
  'DataExport',
  'ModifyMetadata',
  'AssignPermissionSets',
  'ManageProfilesPermissionsets',
]);

/** Kinds of metadata that would show notes, or share them, if they named the note object. */
export const doors: ReadonlySet<string> = new Set([
  'profile',
  'sharingRules',
  'report',
  'reportType',
  'dashboard',
]);

/** Exposed components that read or write notes: those of the rep who wrote them. */
export const repComponents: ReadonlySet<string> = new Set(['notePanel', 'myNotes', 'noteSaved']);
