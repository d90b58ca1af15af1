import { z } from 'zod';
import { startOrg } from '../org.ts';

/**
 * Run as a process by the durability test: starts an org, writes leads without end, and prints each
 * name once it is acknowledged.
 */
const [databaseUrl] = z.tuple([z.string()]).parse(process.argv.slice(2));
const clock = () => new Date('2026-11-20T09:00:00Z');
const { url, adminToken } = await startOrg({ databaseUrl, port: 0, clock });

for (let batch = 0; ; batch += 1) {
  const names = Array.from({ length: 20 }, (_, n) => `lead-${batch}-${n}`);
  const response = await fetch(`${url}/services/data/v66.0/composite/sobjects`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      allOrNone: true,
      records: names.map((LastName) => ({
        attributes: { type: 'Lead' },
        LastName,
        Company: 'Lowmoor',
      })),
    }),
  });
  if (!response.ok) throw new Error(`The org answered ${response.status}.`);
  await response.text();
  process.stdout.write(`${names.join('\n')}\n`);
}
