import { note, type PlantedFault } from './fault.ts';

const rule = `${note}/validationRules/Probe.validationRule-meta.xml`;
const ruleSaying = (formula: string, shownAt = '') =>
  `<?xml version="1.0"?>\n<ValidationRule xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Probe</fullName><active>true</active><errorConditionFormula>${formula}</errorConditionFormula>${shownAt}<errorMessage>No.</errorMessage></ValidationRule>`;

/** Faults in validation rules. */
export const ruleFaults: readonly PlantedFault[] = [
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
];
