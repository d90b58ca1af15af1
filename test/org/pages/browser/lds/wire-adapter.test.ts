import { expect, test, vi } from 'vitest';
import { recordChanged } from './subscriptions.ts';
import { makeWireAdapter } from './wire-adapter.ts';

interface Config {
  readonly recordId?: string;
}

/** A wire on one record of a store that the test changes. */
function wire(store: Map<string, string>) {
  const emitted: (string | undefined)[] = [];
  const Adapter = makeWireAdapter<Config, string | undefined>(undefined, ({ recordId }) =>
    recordId === undefined ? undefined : Promise.resolve(store.get(recordId)),
  );
  const adapter = new Adapter((result) => emitted.push(result));
  return { adapter, emitted };
}

test('a wire emits nothing yet, then the record, and again when the record changed', async () => {
  const store = new Map([['a01000000000001AAA', 'waiting']]);
  const { adapter, emitted } = wire(store);
  adapter.connect();
  adapter.update({ recordId: 'a01000000000001AAA' });
  await vi.waitFor(() => expect(emitted).toEqual([undefined, 'waiting']));

  store.set('a01000000000001AAA', 'counted');
  await recordChanged('a01000000000001AAA');
  await recordChanged('a01000000000002AAA');
  expect(emitted).toEqual([undefined, 'waiting', 'counted']);
});

test('a wire without its parameters, and one that is gone, stay silent', async () => {
  const store = new Map([['a01000000000001AAA', 'waiting']]);
  const { adapter, emitted } = wire(store);
  adapter.connect();
  adapter.update({});
  await recordChanged('a01000000000001AAA');
  adapter.disconnect();
  adapter.update({ recordId: 'a01000000000001AAA' });
  await recordChanged('a01000000000001AAA');
  expect(emitted).toEqual([undefined]);
});

test('an answer that a newer one overtook is dropped', async () => {
  const answers: ((text: string) => void)[] = [];
  const emitted: string[] = [];
  const Adapter = makeWireAdapter<Config, string>(
    'nothing',
    () => new Promise((resolve) => answers.push(resolve)),
  );
  const adapter = new Adapter((result) => emitted.push(result));
  adapter.connect();
  adapter.update({ recordId: 'first' });
  adapter.update({ recordId: 'second' });
  answers[1]?.('second');
  answers[0]?.('first');
  await vi.waitFor(() => expect(emitted).toEqual(['nothing', 'second']));
});
