// jsdom has no randomUUID; every browser that Salesforce supports has.
const { randomUUID } = require('node:crypto');

if (typeof globalThis.crypto?.randomUUID !== 'function') {
  Object.defineProperty(globalThis, 'crypto', { value: { randomUUID }, configurable: true });
}
