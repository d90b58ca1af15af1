import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { linearModel, loadLinearModel, mostLikely } from './linear-model.ts';

const classes = ['no', 'yes'] as const;

function fileWith(text: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'linear-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'model.tsv');
  writeFileSync(file, text);
  return pathToFileURL(file);
}

test('weighs known features and places of the vector, and ignores unknown features', () => {
  const model = loadLinearModel(fileWith('class\tno\tyes\nw:ok\t0\t2000\nv:0\t1000\t0\n'), classes);
  expect(mostLikely(model, new Map([['w:ok', 1]])).class).toBe('yes');
  expect(mostLikely(model, new Map([['w:other', 1]])).probability).toBe(0.5);
  const vector = Float32Array.of(5);
  expect(mostLikely(model, new Map([['w:ok', 1]]), vector).class).toBe('no');
});

test('beliefs add up to 1, and a tie goes to the first class', () => {
  const model = linearModel(classes, new Map([['bias', [800, 800]]]));
  expect(model.probabilities(new Map([['bias', 1]]))).toEqual([0.5, 0.5]);
  expect(mostLikely(model, new Map([['bias', 1]])).class).toBe('no');
});

test('a file of other classes and a damaged line are refused', () => {
  expect(() => loadLinearModel(fileWith('class\tno\n'), classes)).toThrow('no model for no, yes');
  const damaged = fileWith('class\tno\tyes\nbias\t1\n');
  expect(() => loadLinearModel(damaged, classes)).toThrow('line 2');
});
