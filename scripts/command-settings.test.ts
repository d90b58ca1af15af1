import { expect, test } from 'vitest';
import { placeSettings, readSettings, sampleSettings } from './command-settings.ts';

test('the sample has ports of its own, unless others are chosen', () => {
  expect(readSettings(sampleSettings, { PAGES_PORT: '' })).toMatchObject({
    PAGES_PORT: 8080,
    PORT: 3000,
  });
  expect(readSettings(sampleSettings, { PAGES_PORT: '18080', PORT: '13000' })).toMatchObject({
    PAGES_PORT: 18_080,
    PORT: 13_000,
  });
});

test('every wrong setting of the sample is told at once, without its value', () => {
  const read = () => readSettings(sampleSettings, { PAGES_PORT: '99999', PORT: 'sec-ret' });
  expect(read).toThrow(
    [
      '2 settings are wrong:',
      '  - PORT: Give a port, a whole number from 0 to 65535.',
      '  - PAGES_PORT: Give a port, a whole number from 0 to 65535.',
      'docs/settings.md describes every setting.',
    ].join('\n'),
  );
});

test('an empty database to rebuild into is named by a URL, which no message repeats', () => {
  expect(readSettings(placeSettings, { REBUILD_DATABASE_URL: '' })).toEqual({ DATA_DIR: '.data' });
  const wrong = () => readSettings(placeSettings, { REBUILD_DATABASE_URL: 'sec-ret' });
  expect(wrong).toThrow(/^One setting is wrong:\n {2}- REBUILD_DATABASE_URL: Give a URL such as/);
  expect(wrong).not.toThrow(/sec-ret/);
});
