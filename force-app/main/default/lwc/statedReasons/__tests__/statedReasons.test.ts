import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isStatedReason, STATED_REASONS, statedReasonLabel } from 'c/statedReasons';

const FIELD = join(
  __dirname,
  '../../../objects/Buyer_Note__c/fields/Stated_Reason__c.field-meta.xml',
);

describe('statedReasons', () => {
  it('offers what the field offers, in the same order and under the same names', () => {
    const values = readFileSync(FIELD, 'utf8').matchAll(
      /<value>\s*<fullName>(.*?)<\/fullName>[\s\S]*?<label>(.*?)<\/label>/g,
    );
    expect([...values].map(([, value, label]) => [value, label])).toEqual(
      STATED_REASONS.map((reason) => [reason, statedReasonLabel(reason)]),
    );
  });

  it('has no name for anything else', () => {
    expect(isStatedReason('weather')).toBe(false);
    expect(statedReasonLabel('weather')).toBe('');
  });
});
