import { expect, test } from 'vitest';
import { createChance } from '../../scripts/chaos/chance.ts';
import { facts, link, readers } from '../../service/src/health/facts-builder.ts';
import type { HealthFacts } from '../../service/src/health/facts.ts';
import { healthPage } from '../../service/src/health/page.ts';
import { labelledLines } from '../bad-input/labelled-lines.ts';
import { hostileWord } from './words.ts';

/** An org in which much is wrong and every text that others can type says this. */
function troubled(says: string): HealthFacts {
  const person = {
    name: says,
    right: 'View All Data' as const,
    through: { kind: 'permission set' as const, label: says },
    isInMarketing: true,
  };
  return facts({
    integrationUser: says,
    version: says,
    migration: says,
    refusals: [{ sobject: says, code: says, records: 2 }],
    readers: readers({ people: [person], marketersSharedWith: [says] }),
    org: link({
      connection: 'backing-off',
      reason: says,
      problem: { kind: 'refused', code: says },
    }),
  });
}

/** The tags of a page with their attributes, in order; of texts within them nothing. */
function tagsOf(markup: string): string[] {
  return (markup.match(/<[^>]{1,400}>/g) ?? []).filter((tag) => !tag.startsWith('<!--'));
}

const plain = tagsOf(healthPage(troubled('Krone')).markup);

test.each(labelledLines('hostile.txt'))('the health page shows as text: $text', ({ text }) => {
  const { markup } = healthPage(troubled(text));
  expect(tagsOf(markup)).toEqual(plain);
});

test('so it does with words that chance makes', () => {
  expect(plain.length).toBeGreaterThan(40);
  for (let seed = 0; seed < 500; seed += 1) {
    const { markup } = healthPage(troubled(hostileWord(createChance(seed)).slice(0, 300)));
    expect(tagsOf(markup)).toEqual(plain);
  }
});
