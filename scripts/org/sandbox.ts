import type { Connection } from 'jsforce';
import { refuseProduction } from './connect.ts';
import { countOf, createAll, deleteAll, idsByKey } from './sandbox-records.ts';
import { accountName, type Seed, type SeedRow } from './seed-rows.ts';

export interface SandboxOptions {
  readonly isDryRun: boolean;
  readonly print: (line: string) => void;
}

/** An object of the seed, its records and the field that holds their keys. */
type Part = readonly [sobject: string, keyField: string, rows: readonly SeedRow[]];

/**
 * Loads sample personas and notes into a sandbox, and prompts and themes if it has none of its own.
 * What is there already is left alone, so that seeding again adds only what is missing.
 */
export async function seedSandbox(
  connection: Connection,
  seed: Seed,
  { isDryRun, print }: SandboxOptions,
): Promise<void> {
  await refuseProduction(connection);
  const add = async ([sobject, keyField, rows]: Part): Promise<void> => {
    const keys = rows.map(({ key }) => key);
    const present = await idsByKey(connection, sobject, keyField, keys);
    const missing = rows.filter(({ key }) => !present.has(key)).map(({ row }) => row);
    print(`${sobject}: ${missing.length} to create, ${present.size} there already`);
    if (!isDryRun) await createAll(connection, sobject, missing);
  };
  const addIfNone = async (part: Part): Promise<void> => {
    const [sobject, keyField, rows] = part;
    const keys = rows.map(({ key }) => key);
    const own = await idsByKey(connection, sobject, keyField, keys);
    if ((await countOf(connection, sobject)) > own.size) print(`${sobject}: the org has its own`);
    else await add(part);
  };
  await addIfNone(['Note_Prompt__c', 'Key__c', seed.prompts]);
  await addIfNone(['Buyer_Theme__c', 'Key__c', seed.themes]);
  await add(['Buyer_Persona__c', 'Key__c', seed.personas]);
  await add(['Account', 'Name', [{ key: accountName, row: { Name: accountName } }]]);
  await add(['Buyer_Note__c', 'Client_Key__c', await linkedNotes(connection, seed)]);
}

/** The notes, each with its account, and the persona and prompt that it names, where they are. */
async function linkedNotes(connection: Connection, { notes }: Seed): Promise<SeedRow[]> {
  const personas = notes.map(({ personaKey }) => personaKey);
  const prompts = notes.map(({ promptKey }) => promptKey);
  const personaIds = await idsByKey(connection, 'Buyer_Persona__c', 'Key__c', personas);
  const promptIds = await idsByKey(connection, 'Note_Prompt__c', 'Key__c', prompts);
  const accounts = await idsByKey(connection, 'Account', 'Name', [accountName]);
  return notes.map(({ key, row, personaKey, promptKey }) => ({
    key,
    row: {
      ...row,
      Account__c: accounts.get(accountName) ?? null,
      Buyer_Persona__c: personaIds.get(personaKey) ?? null,
      Prompt__c: promptIds.get(promptKey) ?? null,
    },
  }));
}

/** Deletes the records that the seed makes and no others; what hangs below a persona goes with it. */
export async function purgeSandbox(
  connection: Connection,
  seed: Seed,
  { isDryRun, print }: SandboxOptions,
): Promise<void> {
  await refuseProduction(connection);
  const parts: readonly Part[] = [
    ['Buyer_Note__c', 'Client_Key__c', seed.notes],
    ['Buyer_Persona__c', 'Key__c', seed.personas],
    ['Note_Prompt__c', 'Key__c', seed.prompts],
    ['Buyer_Theme__c', 'Key__c', seed.themes],
  ];
  for (const [sobject, keyField, rows] of parts) {
    const keys = rows.map(({ key }) => key);
    const present = await idsByKey(connection, sobject, keyField, keys);
    print(`${sobject}: ${present.size} to delete`);
    if (!isDryRun) await deleteAll(connection, sobject, [...present.values()]);
  }
  await purgeAccount(connection, { isDryRun, print });
}

/** Deleting an account takes along what hangs below it, so it stays if somebody put something there. */
async function purgeAccount(connection: Connection, options: SandboxOptions): Promise<void> {
  const { isDryRun, print } = options;
  const accounts = await idsByKey(connection, 'Account', 'Name', [accountName]);
  for (const id of accounts.values()) {
    const below = await Promise.all([
      countOf(connection, `Opportunity WHERE AccountId = '${id}'`),
      countOf(connection, `Contact WHERE AccountId = '${id}'`),
      countOf(connection, `Buyer_Note__c WHERE Account__c = '${id}'`),
    ]);
    const isInUse = below.some((count) => count > 0);
    if (isInUse && !isDryRun)
      print('Account: kept, because it has records that are not of the seed');
    else print('Account: 1 to delete');
    if (!isInUse && !isDryRun) await deleteAll(connection, 'Account', [id]);
  }
}
