/**
 * Objects that a permission set leaves out on purpose, and why. Whatever is neither granted nor
 * named here was forgotten.
 */
export const noAccess: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Watercooler_Marketing: {
    Buyer_Note__c: 'marketing has no access of any kind to notes',
  },
  Watercooler_Admin: {
    Buyer_Note__c: 'setting Watercooler up needs no note; an admin who sells takes the Rep set too',
  },
};
