import { expect, test } from 'vitest';
import { openMetrics } from './open-metrics.ts';

test('metrics are written as OpenMetrics text, without what is not known', () => {
  const text = openMetrics([
    { name: 'rounds', type: 'counter', help: 'Rounds that ended.', values: [{ value: 3 }] },
    {
      name: 'lag_seconds',
      type: 'gauge',
      help: 'How far behind.',
      values: [{ value: null }, { labels: { kind: 'a "b"\\\n' }, value: 0.5 }],
    },
    { name: 'build', type: 'info', help: 'x', values: [{ labels: { version: '1.2' }, value: 1 }] },
  ]);
  expect(text).toBe(`# TYPE rounds counter
# HELP rounds Rounds that ended.
rounds_total 3
# TYPE lag_seconds gauge
# HELP lag_seconds How far behind.
lag_seconds{kind="a \\"b\\"\\\\\\n"} 0.5
# TYPE build info
# HELP build x
build_info{version="1.2"} 1
# EOF
`);
});
