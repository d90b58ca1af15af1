import { expect, test } from 'vitest';
import { createLog } from './log.ts';

/** A log whose lines a test can read. */
function readableLog(): { log: ReturnType<typeof createLog>; lines: () => string } {
  const written: string[] = [];
  const log = createLog({
    level: 'trace',
    destination: { write: (line) => void written.push(line) },
  });
  return { log, lines: () => written.join('') };
}

const secret = 'Pete at Bramley';

test('facts that are numbers, ids and words of the code are told', () => {
  const { log, lines } = readableLog();
  log.info({ notes: 12, orgId: '00D000000000001AAA', queue: 'write-back' }, 'wrote notes back');
  expect(lines()).toContain('"notes":12,"orgId":"00D000000000001AAA","queue":"write-back"');
  expect(lines()).toContain('"msg":"wrote notes back"');
});

test.each([
  ['text under a key nobody vouched for', { body: secret }],
  ['nested objects', { request: { body: { text: secret } } }],
  ['arrays', { names: [secret] }],
  ['headers', { headers: { authorization: secret } }],
])('%s are left out', (_what, facts) => {
  const { log, lines } = readableLog();
  log.warn(facts, 'something');
  expect(lines()).toContain('[left out]');
  expect(lines()).not.toContain('Bramley');
});

test('what a sentence would weave in is not', () => {
  const { log, lines } = readableLog();
  log.info('hello %s', secret);
  log.info({ count: 1 }, 'hello %s', secret);
  expect(lines()).not.toContain('Bramley');
});

test('what a child logger carries is checked too', () => {
  const { log, lines } = readableLog();
  log.child({ rep: secret }).info('hello');
  expect(lines()).not.toContain('Bramley');
});

test('an error of ours is told with its message, its place and its cause', () => {
  const { log, lines } = readableLog();
  log.error({ err: new Error('The org did not answer.') }, 'poll failed');
  expect(lines()).toContain('The org did not answer.');
  expect(lines()).toContain('service/src/log.test.ts');
});

test.each([
  ['the engine', () => void JSON.parse(secret)],
  ['a plain error with a foreign cause', () => wrap(() => void JSON.parse(secret))],
])('an error of %s is told without the text it quotes', (_who, fail) => {
  const { log, lines } = readableLog();
  try {
    fail();
  } catch (error) {
    log.error({ err: error }, 'failed');
    log.error(error);
    log.error({ err: error }, error instanceof Error ? error.message : '');
  }
  expect(lines()).toContain('SyntaxError');
  expect(lines()).not.toContain('Bramley');
  expect(lines()).not.toContain('Pete');
});

function wrap(work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw new Error('The answer could not be read.', { cause });
  }
}

test('a message that poses as a stack frame does not get in through the stack', () => {
  const { log, lines } = readableLog();
  const error = new SyntaxError(`x\n    at ${secret} (file:///tmp/x.ts:1:1)`);
  error.stack = `SyntaxError: ${error.message}\n    at JSON.parse (<anonymous>)`;
  log.error({ err: error }, 'failed');
  expect(lines()).not.toContain('Bramley');
});
