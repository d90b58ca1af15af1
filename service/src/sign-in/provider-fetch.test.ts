import { expect, test } from 'vitest';
import { providerFetch } from './provider-fetch.ts';

const options = { method: 'GET', headers: {}, body: undefined, redirect: 'manual' } as const;

test.each([
  'http://login.company.example/token',
  'https://x@login.company.example/token',
  'https://localhost/token',
  'https://127.0.0.1/token',
  'https://[::1]/token',
  'https://2130706433/token',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/token',
  'file:///etc/passwd',
  'nonsense',
])('a provider elsewhere does not lead us to %s', async (address) => {
  const ask = providerFetch('https://login.company.example');
  await expect(ask(address, options)).rejects.toThrow('an address that we do not go to');
});
