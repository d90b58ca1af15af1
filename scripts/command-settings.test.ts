import { expect, test } from 'vitest';
import { readSampleSettings } from './command-settings.ts';

test('the sample has ports of its own, unless others are chosen', () => {
  expect(readSampleSettings({ PAGES_PORT: '' })).toMatchObject({ PAGES_PORT: 8080, PORT: 3000 });
  expect(readSampleSettings({ PAGES_PORT: '18080', PORT: '13000' })).toMatchObject({
    PAGES_PORT: 18_080,
    PORT: 13_000,
  });
});

test('every wrong setting of the sample is told at once, without its value', () => {
  const read = () => readSampleSettings({ PAGES_PORT: '99999', PORT: 'sec-ret' });
  expect(read).toThrow(
    [
      '2 settings are wrong:',
      '  - PORT: Give a port, a whole number from 0 to 65535.',
      '  - PAGES_PORT: Give a port, a whole number from 0 to 65535.',
      'docs/settings.md describes every setting.',
    ].join('\n'),
  );
});
