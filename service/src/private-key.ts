import { createPrivateKey } from 'node:crypto';

/** Whether this is an unencrypted RSA private key in PEM, which Salesforce's assertions need. */
export function isSigningKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    // What was given is not repeated: it may be a key all the same.
    return false;
  }
}
