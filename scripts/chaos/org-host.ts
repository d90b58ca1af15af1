/**
 * An org in a process of its own, so that it can be killed: `node org-host.ts SETTINGS`. It is told
 * over IPC what to do, and its people act in it.
 */
import { startOrg } from '../../test/org/org.ts';
import { createActor } from './actor.ts';
import { createChance } from './chance.ts';
import { type OrgAnswer, orgCommand, orgSettings } from './org-commands.ts';
import { engage } from './people.ts';

const settings = orgSettings.parse(JSON.parse(process.argv[2] ?? ''));
let offsetMs = 0;
let standsAt: number | null = null;
const clock = (): Date => new Date((standsAt ?? Date.now()) + offsetMs);
const running = await startOrg({
  databaseUrl: settings.databaseUrl,
  port: 0,
  publicUrl: settings.publicUrl,
  clock,
  client: { clientId: 'watercooler', publicKey: settings.publicKey },
  organizationNumber: settings.organizationNumber,
});
const { org } = running;
const admin = org.sessionOfToken(running.adminToken);
if (!admin) throw new Error('The import user has no session.');
const importer = admin;
const { reps, service } = await engage(org, admin);
const actor = createActor(
  {
    org,
    admin,
    reps,
    async inThePast(ms, work) {
      const before = offsetMs;
      offsetMs -= ms;
      try {
        return await work();
      } finally {
        offsetMs = before;
      }
    },
  },
  createChance(settings.seed),
);

/** Asking is counted too. */
async function callsUsed(): Promise<number> {
  const answer = await fetch(`${running.url}/services/data/v66.0/limits`, {
    headers: { authorization: `Bearer ${running.adminToken}` },
  });
  return Number(/api-usage=(\d+)/.exec(answer.headers.get('sforce-limit-info') ?? '')?.[1]);
}

async function follow(text: unknown): Promise<unknown> {
  const command = orgCommand.parse(text);
  switch (command.kind) {
    case 'act':
      return actor.act(command.count);
    case 'query':
      return org.query(command.isAsService ? service : importer, command.soql);
    case 'fault':
      return org.faults.add(command.rule);
    case 'clear':
      return org.faults.clear();
    case 'counts':
      return org.faults.counts();
    case 'clock':
      offsetMs = command.offsetMs;
      standsAt = command.isStanding ? (standsAt ?? Date.now()) : null;
      return null;
    case 'create':
      return actor.create(command.count);
    case 'seed':
      return actor.seed(command.count);
    case 'calls':
      return callsUsed();
    case 'edit':
      return actor.edit(command.ids);
    case 'remove':
      return org.remove(importer, 'Buyer_Note__c', command.id);
    case 'close-sessions':
      return org.closeSessions();
    case 'late':
      if (command.isLate) return org.lateRows.begin({ sobject: 'Buyer_Note__c', times: 4 });
      org.lateRows.end();
      return org.lateRows.show();
  }
}

process.on('message', (message: { id: number; command: unknown }) => {
  const tell = (answer: OrgAnswer): void => void process.send?.(answer);
  follow(message.command).then(
    (answer) => tell({ id: message.id, answer: answer ?? null }),
    (error: unknown) => tell({ id: message.id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.({ id: 0, answer: Number(new URL(running.url).port) } satisfies OrgAnswer);
