import { expect, it } from 'vitest';
import { leftWithout } from './left-without.ts';
import { releasedNote } from './note-builder.ts';

/** Notes by who wrote them on which deal, each as `rep deal`. */
function notes(...written: readonly string[]) {
  return written.map((id) => {
    const [contributor = '', deal = ''] = id.split(' ');
    return releasedNote({ id, contributor, deal });
  });
}

it('leaves out those k reps whose deals are most', () => {
  const busy = notes('a 1', 'a 2', 'a 3', 'b 4', 'b 5', 'c 6', 'd 7');
  expect(leftWithout(1, busy)).toEqual({ reps: 3, deals: 4 });
  expect(leftWithout(2, busy)).toEqual({ reps: 2, deals: 2 });
  expect(leftWithout(9, busy)).toEqual({ reps: 0, deals: 0 });
});

it('keeps a deal that others wrote on too', () => {
  expect(leftWithout(1, notes('a 1', 'b 1', 'c 2')).deals).toBe(1);
  expect(leftWithout(1, notes('a 1', 'b 1', 'b 2', 'c 2')).deals).toBe(1);
  expect(leftWithout(2, notes('a 1', 'b 1', 'c 1')).deals).toBe(1);
  expect(leftWithout(3, notes('a 1', 'b 1', 'c 1')).deals).toBe(0);
});

it('never leaves more than there is without any k reps, whoever shares which deals', () => {
  const shared = notes('a 1', 'b 1', 'a 2', 'c 2', 'b 3', 'c 3', 'd 4', 'd 5', 'e 5', 'e 6', 'f 6');
  const reps = [...new Set(shared.map(({ contributor }) => contributor))];
  const pairs = reps.flatMap((one) => reps.map((other) => [one, other]));
  const left = pairs.map((pair) => {
    const others = shared.filter(({ contributor }) => !pair.includes(contributor));
    return new Set(others.map(({ deal }) => deal)).size;
  });
  expect(leftWithout(2, shared).deals).toBeLessThanOrEqual(Math.min(...left));
});
