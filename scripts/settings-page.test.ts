import { expect, test } from 'vitest';
import { settingsPage } from './settings-page.ts';

test('the page of settings is current (vitest -u writes it anew)', async () => {
  await expect(settingsPage()).toMatchFileSnapshot('../docs/settings.md');
});
