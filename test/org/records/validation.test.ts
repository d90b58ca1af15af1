import jsforce from 'jsforce';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';
import { loadMetadata } from '../metadata/load.ts';
import { copyPackage } from '../package-copy.ts';

const copy = copyPackage();
const rules = 'objects/Note_Prompt__c/validationRules';

/** Adds a rule to the copied package in place of those it has. */
function plantRule(name: string, formula: string, field: string | null, isActive = true): string {
  const escaped = formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return copy.plant(
    `${rules}/${name}.validationRule-meta.xml`,
    'ValidationRule',
    `<fullName>${name}</fullName>
     <active>${isActive}</active>
     <errorConditionFormula>${escaped}</errorConditionFormula>
     ${field === null ? '' : `<errorDisplayField>${field}</errorDisplayField>`}
     <errorMessage>${name} is broken.</errorMessage>`,
  );
}

let company: ExampleCompany;
let keys = 0;

beforeAll(async () => {
  copy.remove(rules);
  plantRule('Order', 'Order__c < 0', 'Order__c');
  plantRule('Hint', 'Active__c && ISBLANK(Hint__c)', null);
  plantRule('Key', 'NOT(ISNEW()) && ISCHANGED(Key__c)', 'Key__c');
  plantRule('Sleeping', 'TRUE', null, false);
  company = await startExampleCompany({ metadataFolder: copy.folder });
});

afterAll(async () => {
  await company.end();
  copy.discard();
});

function prompt(fields: Record<string, unknown>) {
  keys += 1;
  return {
    Key__c: `prompt-${keys}`,
    Question__c: 'What was the room like?',
    Hint__c: 'A line is enough.',
    Insight_Area__c: 'room',
    Active__c: true,
    ...fields,
  };
}

function create(fields: Record<string, unknown>): Promise<string> {
  return company.org.create(company.admin, 'Note_Prompt__c', prompt(fields));
}

describe('validation rules', () => {
  test('refuse a record with their message at their field, and let others pass', async () => {
    await expect(create({ Order__c: -1 })).rejects.toMatchObject({
      errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'Order is broken.',
      fields: ['Order__c'],
      status: 400,
    });
    await expect(create({ Order__c: 0 })).resolves.toMatch(/^a/);
    await expect(create({})).resolves.toMatch(/^a/);
  });

  test('look at changes', async () => {
    const id = await create({});
    const { org, admin } = company;
    const rekeyed = org.update(admin, 'Note_Prompt__c', id, { Key__c: 'another' });
    await expect(rekeyed).rejects.toMatchObject({ message: 'Key is broken.' });
    await org.update(admin, 'Note_Prompt__c', id, { Question__c: 'Why now?' });
  });

  test('that are broken together are told together, through REST and the UI API', async () => {
    const connection = new jsforce.Connection({
      instanceUrl: company.url,
      accessToken: company.adminToken,
      version: '66.0',
    });
    const bad = prompt({ Order__c: -1, Hint__c: '' });
    const both = [{ message: 'Hint is broken.' }, { message: 'Order is broken.' }];
    await expect(connection.sobject('Note_Prompt__c').create(bad)).rejects.toMatchObject({
      // How jsforce names an answer that holds several errors.
      errorCode: 'MULTIPLE_API_ERRORS',
      data: both.map((error) => ({ ...error, errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' })),
    });
    const several = await connection.sobject('Note_Prompt__c').create([bad, prompt({})]);
    expect(several).toMatchObject([
      {
        success: false,
        errors: [
          { ...both[0], fields: [] },
          { ...both[1], fields: ['Order__c'] },
        ],
      },
      { success: true },
    ]);
    const saved = await fetch(`${company.url}/services/data/v66.0/ui-api/records`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${company.adminToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ apiName: 'Note_Prompt__c', fields: bad }),
    });
    expect(saved.status).toBe(400);
    expect(await saved.json()).toMatchObject({
      enhancedErrorType: 'RecordError',
      output: {
        errors: [{ message: 'Hint is broken.', field: null }],
        fieldErrors: {
          Order__c: [{ message: 'Order is broken.', field: 'Order__c', fieldLabel: 'Order' }],
        },
      },
    });
  });

  test.each([
    ['active', true],
    ['inactive', false],
  ])('that cannot be evaluated stop the org from starting when %s', (_, isActive) => {
    const path = plantRule('Clever', 'REGEX(Hint__c, "x")', null, isActive);
    expect(() => loadMetadata(copy.folder)).toThrow(
      `${path}: the stand-in org cannot evaluate REGEX`,
    );
    copy.remove(`${rules}/Clever.validationRule-meta.xml`);
  });

  test('show their message at a field that exists', () => {
    plantRule('Lost', 'TRUE', 'Mood__c');
    expect(() => loadMetadata(copy.folder)).toThrow('shows its message at Mood__c');
    copy.remove(`${rules}/Lost.validationRule-meta.xml`);
  });
});
