import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../../../test/service-app.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { listen } from './listen.ts';

test('a taken port is passed over for the next free one', async () => {
  const squatter = createServer();
  squatter.listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  onTestFinished(() => void squatter.close());
  const address = squatter.address();
  const taken = address && typeof address === 'object' ? address.port : 0;

  const { app } = startApp();
  const url = await listen(app, { host: '127.0.0.1', port: taken, log: silentLog });
  expect(Number(new URL(url).port)).toBeGreaterThan(taken);
  expect(await (await fetch(`${url}/livez`)).json()).toEqual({ status: 'alive' });
});
