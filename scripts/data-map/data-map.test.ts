import path from 'node:path';
import { expect, test } from 'vitest';
import { readPackage } from '../package/source/package-source.ts';
import { dataMap } from './data-map.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('the data map is current (vitest -u writes it anew)', async () => {
  const page = dataMap(readPackage(root));
  await expect(page).toMatchFileSnapshot('../../docs/admin/data-map.md');
});
