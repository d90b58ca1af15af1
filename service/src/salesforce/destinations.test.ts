import { describe, expect, test } from 'vitest';
import { createDestinations } from './destinations.ts';
import { OrgError } from './errors.ts';

/** The kind of the refusal, or "allowed". */
function verdict(login: string, address: string): string {
  const { assertAllowed } = createDestinations(login);
  try {
    assertAllowed(address);
    return 'allowed';
  } catch (error) {
    if (error instanceof OrgError) return error.kind;
    throw error;
  }
}

describe('who signs in at Salesforce', () => {
  const login = 'https://login.salesforce.com';

  test.each([
    'https://login.salesforce.com',
    'https://bramley.my.salesforce.com',
    'https://bramley.my.salesforce.com/services/data/v66.0',
    'https://bramley.my.salesforce.com:443',
    'https://BRAMLEY.my.salesforce.com',
    'https://bramley--test.sandbox.my.salesforce.com',
    'https://na85.salesforce.com',
    'https://bramley.cloudforce.com',
    'https://bramley.my.salesforce.mil',
    'https://bramley.my.sfcrmproducts.cn',
  ])('may be sent to %s', (address) => {
    expect(verdict(login, address)).toBe('allowed');
  });

  test.each([
    ['no encryption', 'http://bramley.my.salesforce.com'],
    ['another protocol', 'ftp://bramley.my.salesforce.com'],
    ['a file', 'file:///etc/passwd'],
    ['another port', 'https://bramley.my.salesforce.com:8443'],
    ['somebody else', 'https://evil.example'],
    ['somebody with a similar name', 'https://evilsalesforce.com'],
    ['somebody below whom Salesforce seems to be', 'https://login.salesforce.com.evil.example'],
    ['a user name that looks like the host', 'https://login.salesforce.com@evil.example'],
    ['a user name that looks like a path', 'https://evil.example%2f@login.salesforce.com'],
    ['a password', 'https://x:y@login.salesforce.com'],
    ['a backslash', 'https://evil.example\\.salesforce.com'],
    ['a query that looks like the host', 'https://evil.example?.salesforce.com'],
    ['a fragment that looks like the host', 'https://evil.example#.salesforce.com'],
    ['the bare domain, which answers no calls', 'https://salesforce.com'],
    ['a name with a dot at its end', 'https://login.salesforce.com.'],
    ['a letter that only looks the same', 'https://login.salesfоrce.com'],
    ['this computer', 'https://localhost'],
    ['this computer without encryption', 'http://127.0.0.1:8080'],
    ['this computer by IPv6', 'https://[::1]/'],
    ['this computer by IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['this computer by one number', 'https://2130706433/'],
    ['this computer in other digits', 'https://0x7f.0.0.1/'],
    ['this computer in wide digits', 'https://１２７.0.0.1/'],
    ['this computer by a name that says so', 'https://127.0.0.1.nip.io/'],
    ['the metadata of a cloud', 'https://169.254.169.254/latest/meta-data'],
    ['a private network', 'https://10.0.0.1'],
    ['a public address', 'https://8.8.8.8'],
    ['nothing', ''],
    ['a path', '/services/data'],
  ])('is not sent to %s', (_, address) => {
    expect(verdict(login, address)).toBe('wrong-org');
  });
});

test('the host that people sign in at may be any, and no other of its domain', () => {
  const login = 'https://crm.company.example:8443';
  expect(verdict(login, `${login}/services/oauth2/token`)).toBe('allowed');
  expect(verdict(login, 'https://bramley.my.salesforce.com')).toBe('allowed');
  expect(verdict(login, 'https://crm.company.example')).toBe('wrong-org');
  expect(verdict(login, 'https://other.company.example:8443')).toBe('wrong-org');
});

test.each(['https://10.0.0.1', 'https://[fd00::1]', 'https://169.254.169.254', 'nonsense'])(
  'nobody signs in at %s',
  (login) => {
    expect(() => createDestinations(login)).toThrow(OrgError);
  },
);

test('who signs in on this computer stays there', () => {
  const login = 'http://127.0.0.1:8080';
  expect(verdict(login, 'http://127.0.0.1:9090/services')).toBe('allowed');
  expect(verdict(login, 'http://localhost:9090')).toBe('allowed');
  expect(verdict(login, 'http://[::1]:9090')).toBe('allowed');
  for (const address of [
    'https://bramley.my.salesforce.com',
    'http://127.0.0.1.nip.io:8080',
    'http://x@127.0.0.1:8080',
    'ftp://127.0.0.1',
    'http://10.0.0.1',
  ]) {
    expect(verdict(login, address)).toBe('wrong-org');
  }
});
