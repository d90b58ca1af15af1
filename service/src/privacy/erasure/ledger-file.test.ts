import { appendFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appendToLedgerFile, type LedgerEntry, readLedgerFile } from './ledger-file.ts';

const orgA = '00D000000000001AAA';
const orgB = '00D000000000002AAA';

const entry: LedgerEntry = {
  id: '0b0c3f0e-6f0a-4a3b-9d61-3f0f6f1f7a10',
  kind: 'contributor',
  hash: 'a'.repeat(64),
  erasedAt: new Date('2026-11-20T09:00:00Z'),
  notes: ['b'.repeat(32)],
  there: { notesToDelete: 1, privateAmongThem: 0, inRecycleBin: 0 },
};

let folder: string;
let path: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watercooler-ledger-'));
});
beforeEach(() => {
  files += 1;
  path = join(folder, `ledger-${files}`, 'erasures.jsonl');
});
afterAll(() => rm(folder, { recursive: true }));

test('what is added is read again, by its org alone', async () => {
  expect(await readLedgerFile(path, orgA)).toEqual([]);
  await appendToLedgerFile(path, orgA, [entry]);
  await appendToLedgerFile(path, orgB, [entry, entry]);
  expect(await readLedgerFile(path, orgA)).toEqual([entry]);
  expect(await readLedgerFile(path, orgB)).toEqual([entry, entry]);
});

test('only its owner can read the file', async () => {
  await appendToLedgerFile(path, orgA, [entry]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('a line that a kill cut short is no entry, and does not spoil the next', async () => {
  await appendToLedgerFile(path, orgA, [entry]);
  const line = await readFile(path, 'utf8');
  await appendFile(path, line.slice(0, 40));
  expect(await readLedgerFile(path, orgA)).toEqual([entry]);
  await appendToLedgerFile(path, orgB, [entry]);
  expect(await readLedgerFile(path, orgA)).toEqual([entry]);
  expect(await readLedgerFile(path, orgB)).toEqual([entry]);
});

test('what several add at once is all there, however long, also after a line that was cut short', async () => {
  await appendToLedgerFile(path, orgA, [entry]);
  await appendFile(path, '{"org":"00D');
  const notes = Array.from({ length: 20_000 }, (_, at) => at.toString(16).padStart(32, '0'));
  const adding = Array.from({ length: 8 }, (_, at) =>
    appendToLedgerFile(path, at % 2 === 0 ? orgA : orgB, [{ ...entry, notes }]),
  );
  await Promise.all(adding);
  expect(await readLedgerFile(path, orgA)).toHaveLength(1 + 4);
  expect(await readLedgerFile(path, orgB)).toHaveLength(4);
});

test('of a file that cannot be read or written is told which setting names it, and what to do', async () => {
  // A folder in its place stands for what somebody else owns: root may read that.
  await mkdir(path, { recursive: true });
  const told = /cannot be (read|written) \(EISDIR\).* Let the account .* ERASURE_LEDGER_FILE/;
  await expect(readLedgerFile(path, orgA)).rejects.toThrow(told);
  await expect(appendToLedgerFile(path, orgA, [entry])).rejects.toThrow(told);
});

test('a damaged line is told of, with its number and not what it says', async () => {
  await appendToLedgerFile(path, orgA, [entry]);
  await writeFile(path, (await readFile(path, 'utf8')).replace('contributor', 'somebody'));
  const reading = readLedgerFile(path, orgA);
  await expect(reading).rejects.toThrow('Line 1 of');
  await expect(reading).rejects.not.toThrow('somebody');
});

test.each([
  ['with the line ends of another system', (text: string) => text.replaceAll('\n', '\r\n')],
  ['without its last line end', (text: string) => text.trimEnd()],
  ['with spaces at the ends of lines', (text: string) => text.replaceAll('\n', '  \n')],
])('a file saved %s says the same', async (_how, saved) => {
  await appendToLedgerFile(path, orgA, [entry, entry]);
  await writeFile(path, saved(await readFile(path, 'utf8')));
  expect(await readLedgerFile(path, orgA)).toEqual([entry, entry]);
});

test('a line whose end is damaged is not taken for one that was cut short', async () => {
  await appendToLedgerFile(path, orgA, [entry, entry]);
  await writeFile(path, (await readFile(path, 'utf8')).replace(']}', ']?'));
  await expect(readLedgerFile(path, orgA)).rejects.toThrow('Line 1 of');
});
