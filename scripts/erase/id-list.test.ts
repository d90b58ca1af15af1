import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { listIds } from './id-list.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watercooler-ids-'));
  path = join(folder, 'ids.txt');
  onTestFinished(() => rm(folder, { recursive: true }));
});

test('the Ids are listed one a line, for the eyes of one', async () => {
  const done = { idsToDelete: ['a00000000000001AAA', 'a00000000000002AAA'] };
  expect(await listIds(path, () => Promise.resolve(done))).toBe(done);
  expect(await readFile(path, 'utf8')).toBe('a00000000000001AAA\na00000000000002AAA\n');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('nothing is erased where the file is there already, and it stays as it is', async () => {
  await writeFile(path, 'still needed');
  const work = vi.fn<() => Promise<{ idsToDelete: string[] }>>();
  await expect(listIds(path, work)).rejects.toThrow('nothing was erased');
  expect(work).not.toHaveBeenCalled();
  expect(await readFile(path, 'utf8')).toBe('still needed');
});

test('nothing is erased where the file cannot be made', async () => {
  const work = vi.fn<() => Promise<{ idsToDelete: string[] }>>();
  await expect(listIds(join(folder, 'none', 'ids.txt'), work)).rejects.toThrow('cannot be made');
  expect(work).not.toHaveBeenCalled();
});

test('where the Ids cannot be written after the erasure, what to do is told', async () => {
  const work = vi.fn<() => Promise<{ idsToDelete: string[] }>>();
  work.mockResolvedValue({ idsToDelete: ['a00000000000001AAA'] });
  await writeFile(path, '');
  const listing = listIds(path, work, () => open(path, 'r'));
  await expect(listing).rejects.toThrow(/The receipt holds.*run the same command again/);
  expect(work).toHaveBeenCalledOnce();
});

test('an erasure that failed leaves no file in the way of the next', async () => {
  const failing = listIds(path, () => Promise.reject(new Error('The org is away.')));
  await expect(failing).rejects.toThrow('The org is away.');
  expect(await readdir(folder)).toEqual([]);
});
