import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJson, readRows } from './read-input.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watercooler-eval-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: string): string {
  const file = join(folder, 'rows.jsonl');
  writeFileSync(file, content);
  return file;
}

test('each line that is not empty is a row', () => {
  expect(readRows(fileOf('{"text":"a"}\n\n  \n{"text":"b"}\n'))).toEqual([
    { text: 'a' },
    { text: 'b' },
  ]);
});

test('Windows line breaks make no difference', () => {
  expect(readRows(fileOf('{"text":"a"}\r\n\r\n{"text":"b"}\r\n'))).toHaveLength(2);
});

test('a damaged line is named by its number in the file, and not by its words', () => {
  const file = fileOf('{"text":"a"}\n\n{"text":"secret\n');
  expect(() => readRows(file)).toThrow(`${file}, line 3: this is not JSON.`);
  expect(() => readRows(file)).not.toThrow('secret');
});

test('a damaged codebook is named, and not its words', () => {
  const file = fileOf('{"secret":');
  expect(() => readJson(file)).toThrow(`${file} is not JSON.`);
});

test('a file that is not there is named', () => {
  const missing = join(folder, 'missing.jsonl');
  expect(() => readRows(missing)).toThrow(`${missing} cannot be read.`);
  expect(() => readJson(missing)).toThrow(`${missing} cannot be read.`);
  expect(() => readRows(folder)).toThrow(`${folder} cannot be read.`);
});
